using System.IO.Compression;
using System.Text.Json;

namespace SocCoordination.Cli.Tests;

public sealed class When_working_on_rules : IDisposable
{
    private const string Good = "title: Shell\nid: r1\ntags: [attack.execution, attack.t1059.003, attack.T1059]\nlogsource: {product: windows, category: process_creation}\ndetection:\n  selection:\n    Image|endswith: '\\cmd.exe'\n  filter:\n    User: an\n  condition: selection and not filter\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("soc-rules-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Should_check_with_file_line_and_column_and_exit_code()
    {
        Write("good.yml", Good);
        var good = await Soc.RunAsync("rules", "check", _folder.FullName);
        Assert.Equal((0, ""), (good.Code, good.Output));
        Assert.StartsWith("1 rules load, 0 are refused", good.Error, StringComparison.Ordinal);

        Write("unknown.yml", Good.Replace("r1", "r2", StringComparison.Ordinal).Replace("product: windows, category: process_creation", "product: abacus", StringComparison.Ordinal));
        var bad = Write("bad.yml", Good.Replace("r1", "r3", StringComparison.Ordinal).Replace("not filter", "not fliter", StringComparison.Ordinal));
        var run = await Soc.RunAsync("rules", "check", _folder.FullName);
        Assert.Equal(1, run.Code);
        Assert.Contains(run.Lines, line => line.StartsWith($"{bad}:10:32: error ", StringComparison.Ordinal) && line.Contains("fliter", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.Contains("unknown.yml:1:1: note cannot-match: log source unknown: product: abacus", StringComparison.Ordinal));

        var json = JsonElement.Parse((await Soc.RunAsync("rules", "check", _folder.FullName, "--format", "json")).Output);
        Assert.Equal((2, 1), (json.GetProperty("rules").GetInt32(), json.GetProperty("refused").GetInt32()));
        var finding = Assert.Single(json.GetProperty("diagnostics").EnumerateArray(), one => one.GetProperty("severity").GetString() == "error");
        Assert.Equal((bad, 10, 32), (finding.GetProperty("file").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()));
        Assert.Equal("r2", Assert.Single(json.GetProperty("cannot_match").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(2, (await Soc.RunAsync("rules", "check", "/nowhere")).Code);
    }

    [Fact]
    public async Task Should_write_a_navigator_layer_of_what_can_match()
    {
        Write("a.yml", Good);
        Write("b.yml", Good.Replace("r1", "r2", StringComparison.Ordinal).Replace(", attack.T1059]", "]", StringComparison.Ordinal));
        Write("c.yml", Good.Replace("r1", "r3", StringComparison.Ordinal).Replace("product: windows, category: process_creation", "product: abacus", StringComparison.Ordinal));
        var layer = JsonElement.Parse((await Soc.RunAsync("rules", "coverage", _folder.FullName)).Output);
        Assert.Equal(("4.5", "19", "enterprise-attack"), (layer.GetProperty("versions").GetProperty("layer").GetString(), layer.GetProperty("versions").GetProperty("attack").GetString(), layer.GetProperty("domain").GetString()));
        Assert.Equal(["T1059 1", "T1059.003 2"], layer.GetProperty("techniques").EnumerateArray().Select(one => $"{one.GetProperty("techniqueID").GetString()} {one.GetProperty("score").GetInt32()}"));
    }

    [Fact]
    public async Task Should_explain_a_match_and_a_miss()
    {
        var rule = Write("a.yml", Good);
        var match = await Soc.RunAsync("rules", "explain", rule, Event("\"Image\":\"C:\\\\Windows\\\\CMD.exe\""));
        Assert.Equal(0, match.Code);
        Assert.Equal(
            ["Shell (r1) matches: selection and not filter", "  selection: holds", "    line 7: Image|endswith: \\cmd.exe", "      Image = C:\\Windows»\\CMD.exe«", "  filter: is excluded, and does not hold"],
            match.Lines.Select(line => line.TrimEnd('\r')));

        var miss = await Soc.RunAsync("rules", "explain", rule, Event("\"Image\":\"C:\\\\a.exe\""));
        Assert.Equal(1, miss.Code);
        Assert.Contains("  selection: fails", miss.Output, StringComparison.Ordinal);
        Assert.Contains("      Image = C:\\a.exe", miss.Output, StringComparison.Ordinal);
        var excluded = await Soc.RunAsync("rules", "explain", rule, Event("\"Image\":\"\\\\cmd.exe\",\"User\":\"AN\""));
        Assert.Contains("  filter: holds, and is excluded", excluded.Output, StringComparison.Ordinal);
        var other = await Soc.RunAsync("rules", "explain", rule, Write("other.json", "{\"Channel\":\"Application\"}"));
        Assert.Contains("not of its log source: category: process_creation, product: windows", other.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Soc.RunAsync("rules", "explain", rule, Write("e.json", "no event"))).Code);
        Assert.Equal(2, (await Soc.RunAsync("rules", "explain", "/nowhere", Write("e.json", "{}"))).Code);
    }

    [Fact]
    public async Task Should_run_the_tests_beside_rules()
    {
        Write("a.yml", Good);
        const string Line = """{"winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","event_id":"1","event_data":{"Image":"C:\\Windows\\cmd.exe"}},"event":{"code":"1"},"host":{"name":"h"}}""";
        Write("a.tests.yml", $"match:\n  - name: a shell\n    source: json\n    lines: |\n      {Line}\nnear_miss:\n  - name: another program\n    source: json\n    lines: |\n      {Line.Replace("cmd", "x", StringComparison.Ordinal)}\n");
        var passed = await Soc.RunAsync("rules", "test", _folder.FullName);
        Assert.Equal((0, "2 passed, 0 failed, 0 rule files without tests"), (passed.Code, passed.Lines[^1].TrimEnd('\r')));
        Write("a.tests.yml", $"match:\n  - name: a shell\n    source: json\n    lines: |\n      {Line}\nnear_miss:\n  - name: not a shell\n    source: json\n    lines: |\n      {Line}\n");
        var failed = await Soc.RunAsync("rules", "test", _folder.FullName);
        Assert.Equal(1, failed.Code);
        Assert.Contains("failed: not a shell", failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_add_a_release_tell_what_changes_and_set_it_back()
    {
        var to = Path.Combine(_folder.FullName, "community");
        var first = Zip("one.zip", ("rules/a.yml", Good), ("rules/b.yml", Good.Replace("r1", "r2", StringComparison.Ordinal)), ("LICENSE.md", "Detection Rule License (DRL) 1.1\n"), ("run.sh", "echo"));
        var second = Zip("two.zip", ("rules/a.yml", Good.Replace("an\n", "binh\n", StringComparison.Ordinal)), ("rules/c.yml", Good.Replace("r1", "r3", StringComparison.Ordinal)), ("rules/bad.yml", "- no rule"));

        var dry = await Soc.RunAsync("rules", "add", first, "--to", to, "--dry-run");
        Assert.Equal((0, false), (dry.Code, Directory.Exists(to)));
        var added = await Soc.RunAsync("rules", "add", first, "--to", to);
        Assert.Equal(0, added.Code);
        Assert.Contains("new: 2", added.Output, StringComparison.Ordinal);
        Assert.Contains("licence: LICENSE.md: Detection Rule License (DRL) 1.1", added.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(to, "run.sh")));

        var changed = await Soc.RunAsync("rules", "add", second, "--to", to);
        Assert.Equal(["new: 1", "changed: 1", "gone: 1"], changed.Lines.Select(line => line.TrimEnd('\r')).Where(line => line.StartsWith("new:", StringComparison.Ordinal) || line.StartsWith("changed:", StringComparison.Ordinal) || line.StartsWith("gone:", StringComparison.Ordinal)));
        Assert.Contains("bad.yml:1:1: error", changed.Error, StringComparison.Ordinal);
        Assert.Equal(["a.yml", "bad.yml", "c.yml"], Files(to));
        Assert.Equal(0, (await Soc.RunAsync("rules", "back", "--to", to)).Code);
        Assert.Equal(["LICENSE.md", "a.yml", "b.yml"], Files(to));
        Assert.Equal(0, (await Soc.RunAsync("rules", "back", "--to", to)).Code);
        Assert.Equal(["a.yml", "bad.yml", "c.yml"], Files(to));
        Assert.Equal(2, (await Soc.RunAsync("rules", "back", "--to", Path.Combine(_folder.FullName, "never"))).Code);
    }

    [Fact]
    public async Task Should_not_add_what_leads_out_of_the_folder_is_no_zip_or_holds_no_rule()
    {
        var to = Path.Combine(_folder.FullName, "community");
        foreach (var file in new[] { Zip("out.zip", ("../../outside.yml", Good)), Write("no.zip", "no zip"), Zip("empty.zip", ("a.yml", "- no rule")), Zip("large.zip", ("a.yml", new string('a', 5_000_000))) })
        {
            var run = await Soc.RunAsync("rules", "add", file, "--to", to);
            Assert.Equal((2, false, false), (run.Code, Directory.Exists(to), Directory.Exists(to + ".next")));
            Assert.NotEqual("", run.Error);
        }

        Assert.False(File.Exists(Path.Combine(_folder.Parent!.FullName, "outside.yml")));
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);

    private string Zip(string name, params (string Name, string Text)[] entries)
    {
        var path = Path.Combine(_folder.FullName, name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var entry in entries)
        {
            using var writer = new StreamWriter(archive.CreateEntry(entry.Name).Open());
            writer.Write(entry.Text);
        }

        return path;
    }

    private string Event(string members) => Write("event.json", "{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"EventID\":1," + members + "}");

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
