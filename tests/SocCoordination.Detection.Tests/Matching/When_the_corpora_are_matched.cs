using System.IO.Compression;
using System.Text;
using System.Text.Json;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Matching;

public class When_the_corpora_are_matched
{
    private static readonly Lazy<RuleSetLoad> s_all = new(() => RuleLoader.Load(SharedData.RuleFolders));

    /// <summary>
    /// The interpreter takes 10 ms an event: every event only with <c>SOC_CORPORA=1</c>, one in seven with <c>SOC_FULL=1</c>, else a few.
    /// </summary>
    private static int Step => IsSet("SOC_CORPORA") ? 1 : IsSet("SOC_FULL") ? 7 : 97;

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) == "1";

    [Fact]
    public void Should_load_all_3754_rules_without_an_error()
    {
        Assert.Empty(s_all.Value.Errors.Select(error => error.ToString()));
        Assert.Equal((3754, 2858), (s_all.Value.Set.Rules.Length, s_all.Value.Set.Rules.Count(rule => rule.LogSource!.Product == "windows")));
    }

    [Theory]
    [InlineData("windows-20k.ndjson.gz")]
    [InlineData("process-creation-2500.ndjson.gz")]
    public void Should_agree_with_the_interpreter_on_every_rule_and_event(string file)
    {
        var rules = s_all.Value.Set;
        Lines(file).Where((_, index) => index % Step == 0).AsParallel().ForAll(line => Both.Matches(rules, rules.CreateMatcher(), line));
    }

    [Fact]
    public void Should_agree_with_the_interpreter_on_the_regression_events_and_find_each()
    {
        var rules = s_all.Value.Set;
        var matcher = rules.CreateMatcher();
        foreach (var line in File.ReadLines(Path.Combine(SharedData.Sigma, "regression.jsonl")))
        {
            var one = JsonElement.Parse(line);
            var found = Documents(Path.Combine(SharedData.Sigma, one.GetProperty("json_path").GetString()!)).Sum(json => Both.Matches(rules, matcher, json).Count(rule => rules.Rules[rule].Id == one.GetProperty("rule_id").GetString()));
            Assert.True(found >= one.GetProperty("expected").GetInt32(), line);
        }
    }

    [Fact]
    public void Should_find_exactly_the_333_agreed_matches()
    {
        var rules = s_all.Value.Set;
        var matcher = rules.CreateMatcher();
        var found = new List<string>();
        var line = 0;
        foreach (var json in Lines("windows-20k.ndjson.gz"))
        {
            line++;
            foreach (var rule in matcher.Match(json, out _)) found.Add($"{line}\t{rules.Rules[rule].Id}");
        }

        var expected = File.ReadLines(Path.Combine(SharedData.Events, "windows-20k.matches.tsv")).Skip(1).ToList();
        Assert.Equal(333, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Should_allocate_nothing_for_an_event_once_it_is_warm()
    {
        var matcher = s_all.Value.Set.CreateMatcher();
        var events = Lines("windows-20k.ndjson.gz").Where((_, index) => index % 10 == 0).Concat(Lines("process-creation-2500.ndjson.gz")).ToList();
        var matches = 0;
        foreach (var one in events) matches += matcher.Match(one, out _).Length;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var again = 0;
        foreach (var one in events) again += matcher.Match(one, out _).Length;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(matches, again);
        Assert.NotEqual(0, matches);
    }

    [Fact]
    public void Should_answer_the_same_on_every_thread()
    {
        var rules = s_all.Value.Set;
        var events = Lines("process-creation-2500.ndjson.gz").ToList();
        var answers = new int[4][];
        Parallel.For(0, 4, thread =>
        {
            var matcher = rules.CreateMatcher();
            answers[thread] = [.. events.SelectMany((one, index) => matcher.Match(one, out _).ToArray().Select(rule => (index * 10_000) + rule))];
        });
        Assert.NotEmpty(answers[0]);
        Assert.All(answers, one => Assert.Equal(answers[0], one));
    }

    private static IEnumerable<byte[]> Lines(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(SharedData.Events, file)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return Encoding.UTF8.GetBytes(line);
    }

    /// <summary>Some files hold several pretty-printed objects one after another.</summary>
    private static List<byte[]> Documents(string path)
    {
        var reader = new Utf8JsonReader(File.ReadAllBytes(path), new JsonReaderOptions { AllowMultipleValues = true });
        var documents = new List<byte[]>();
        while (reader.Read()) documents.Add(Encoding.UTF8.GetBytes(JsonElement.ParseValue(ref reader).GetRawText()));
        return documents;
    }
}
