using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Cli.Tests;

public sealed class When_matching_a_file : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("soc-match-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task Should_find_exactly_the_333_agreed_matches_of_the_windows_events_in_their_order(string threads)
    {
        var expected = File.ReadLines(Path.Combine(SharedData.Events, "windows-20k.matches.tsv")).Skip(1).ToList();
        var run = await Soc.RunAsync(["match", .. RulesOf([.. SharedData.RuleFolders]), "--events", Path.Combine(SharedData.Events, "windows-20k.ndjson.gz"), "--format", "tsv", "--threads", threads]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(333, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), run.Lines.Order(StringComparer.Ordinal));
        var lines = run.Lines.Select(line => long.Parse(line.Split('\t')[0], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(lines.Order(), lines);
    }

    [Fact]
    public async Task Should_answer_the_regression_cases_of_the_corpus()
    {
        var cases = File.ReadLines(Path.Combine(SharedData.Sigma, "regression.jsonl")).Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(105, cases.Count);
        var missed = new List<string>();
        foreach (var one in cases)
        {
            var run = await Soc.RunAsync("match", "--rules", Path.Combine(SharedData.Sigma, one.GetProperty("rule_path").GetString()!), "--events", Path.Combine(SharedData.Sigma, one.GetProperty("json_path").GetString()!), "--format", "tsv", "--threads", "1");
            if (run.Code != 0 || run.Error.Length > 0 || run.Lines.Count < one.GetProperty("expected").GetInt32()) missed.Add($"{one.GetProperty("json_path")}: {run.Lines.Count} {run.Error}");
        }

        Assert.Empty(missed);
    }

    [Fact]
    public async Task Should_tell_the_figures_on_standard_error_and_nothing_else()
    {
        var run = await Soc.RunAsync("match", "--mapping", Any(), "--rules", Rule("a"), "--rules", Rule("b"), "--rules", Bad(), "--events", Events("{\"Image\":\"a\"}\n{\"Image\":\"b\"}\n{\"Image\":\"c\"}\n"));
        Assert.Equal((0, ""), (run.Code, run.Output));
        Assert.Equal(["2", "1", "3", "0", "42", "2"], new[] { "rules loaded", "rules refused", "events", "bad lines", "bytes", "matches" }.Select(run.Figure));
        Assert.All(new[] { "seconds loading", "events per second", "peak memory MB" }, name => Assert.True(double.Parse(run.Figure(name), CultureInfo.InvariantCulture) > 0));
        Assert.True(double.Parse(run.Figure("seconds matching"), CultureInfo.InvariantCulture) >= 0);
        Assert.Contains("bad.yml:1:1: error", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"Image\":\"a\"}{\"Image\":\"x\"} {\"Image\":\"a\"}\n{\"Image\":\"a\"}", "1 1 2")]
    [InlineData("{\n  \"Image\":\n  \"a\"\n}\n{\n  \"n\": {\n    \"m\": [1]\n  },\n  \"Image\": \"a\"\n}", "1 5")]
    [InlineData("\n\n{\"Image\":\"a\"}\r\n\r\n  {\"Image\":\"a\"}  \r\n", "3 5")]
    [InlineData("\uFEFF{\"Image\":\"a\"}\n{\"Image\":\"a\"}", "1 2")]
    [InlineData("{\"Image\":\"a\"", "", "1")]
    [InlineData("nothing\n{\"Image\":\"a\"}\n[1]\n{\"Image\":\"a\"}", "2 4", "1 3")]
    [InlineData("{\"Image\":\"a\n{\"Image\":\"a\"}\n{\"Image\":\"a\",}\n{\"Image\":\"a\"}", "2 4", "1 3")]
    [InlineData("{\n  \"Image\": \"a\",\n{\"Image\":\"a\"}", "3", "1")]
    [InlineData("{\"x\":\"} \\\" {\", \"Image\":\"a\"}\n{\"Image\":\"a\"}} {\"Image\":\"a\"}", "1 2", "2")]
    public async Task Should_take_events_by_line_over_lines_and_beside_each_other_and_name_what_is_none(string events, string matched, string bad = "")
    {
        foreach (var threads in new[] { "1", "3" })
        {
            var run = await Soc.RunAsync("match", "--mapping", Any(), "--rules", Rule("a"), "--events", Events(events), "--format", "tsv", "--threads", threads);
            Assert.Equal(matched, string.Join(' ', run.Lines.Select(line => line.Split('\t')[0])));
            Assert.Equal(bad, string.Join(' ', run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("events.json:")[1].Split(':')[0])));
            Assert.Equal(matched.Length == 0 ? 2 : 0, run.Code);
        }
    }

    [Fact]
    public async Task Should_keep_order_and_line_numbers_over_many_blocks_and_an_event_larger_than_one()
    {
        var text = new StringBuilder();
        var expected = new List<int>();
        for (var line = 1; line <= 40_000; line++)
        {
            var hit = line % 97 == 0;
            if (hit) expected.Add(line);
            text.Append(line == 20_000 ? $"{{\"Image\":\"{new string('y', 3_000_000)}\"}}\n" : $"{{\"Image\":\"{(hit ? "a" : "x")}\",\"pad\":\"{new string('p', 100)}\"}}\n");
        }

        var path = Path.Combine(_folder.FullName, "many.json.gz");
        await using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest)) await gzip.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()));
        var run = await Soc.RunAsync("match", "--mapping", Any(), "--rules", Rule("a"), "--events", path, "--format", "tsv", "--threads", "3");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(expected, run.Lines.Select(line => int.Parse(line.Split('\t')[0], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Should_write_each_match_as_json()
    {
        var run = await Soc.RunAsync("match", "--mapping", Any(), "--rules", Rule("a"), "--events", Events("{\"Image\":\"a\"}"), "--format", "jsonl");
        var match = JsonElement.Parse(Assert.Single(run.Lines));
        Assert.Equal((1, "rule-a", "Luật a", "high"), (match.GetProperty("line").GetInt32(), match.GetProperty("rule_id").GetString(), match.GetProperty("title").GetString(), match.GetProperty("level").GetString()));
    }

    [Fact]
    public async Task Should_map_by_the_given_file()
    {
        var mapping = Write("own.yml", "name: own\npriority: 10\ntransformations:\n  - id: m\n    type: field_name_mapping\n    mapping: {Image: exe.path}\n");
        var run = await Soc.RunAsync("match", "--mapping", Any(), "--rules", Rule("a"), "--mapping", mapping, "--events", Events("{\"exe\":{\"path\":\"a\"}}"), "--format", "tsv");
        Assert.Equal("1\trule-a", Assert.Single(run.Lines));
    }

    [Theory]
    [InlineData("--rules", "/nowhere", "--events", "EVENTS")]
    [InlineData("--rules", "RULE", "--events", "/nowhere")]
    [InlineData("--rules", "BAD", "--events", "EVENTS")]
    [InlineData("--mapping", "ANY", "--rules", "RULE", "--events", "NONE")]
    public async Task Should_exit_with_2_when_nothing_could_be_read(params string[] arguments)
    {
        var run = await Soc.RunAsync(["match", .. arguments.Select(argument => argument switch
        {
            "EVENTS" => Events("{\"Image\":\"a\"}"),
            "RULE" => Rule("a"),
            "ANY" => Any(),
            "BAD" => Bad(),
            "NONE" => Events("no event\n"),
            _ => argument,
        })]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.NotEqual("", run.Error);
    }

    [Fact]
    public async Task Should_exit_with_0_when_nothing_matched_or_nothing_was_there()
    {
        Assert.Equal(0, (await Soc.RunAsync("match", "--mapping", Any(), "--rules", Rule("a"), "--events", Events("{}"))).Code);
        Assert.Equal(0, (await Soc.RunAsync("match", "--mapping", Any(), "--rules", Rule("a"), "--events", Events(""))).Code);
    }

    private static IEnumerable<string> RulesOf(params string[] paths) => paths.SelectMany(path => new[] { "--rules", path });

    private string Rule(string value) => Write($"{value}.yml", $"title: Luật {value}\nid: rule-{value}\nlevel: high\nlogsource: {{category: any}}\ndetection:\n  s:\n    Image: {value}\n  condition: s\n");

    /// <summary>The log source of the rules here: whatever has an image.</summary>
    private string Any() => Write("any.mapping", "logsources:\n  - logsource: {category: any}\n    events:\n      - Image|exists: true\n      - exe.path|exists: true\n");

    private string Bad() => Write("bad.yml", "- no rule\n");

    private string Events(string text) => Write("events.json", text);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }
}
