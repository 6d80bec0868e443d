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

    private string Event(string members) => Write("event.json", "{\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"EventID\":1," + members + "}");

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
