using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Tests.Matching;
using SocCoordination.Detection.Tests.Support;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Tests.Generated;

namespace SocCoordination.Storage.Tests.Contract;

/// <summary>
/// One rule, three readers: what a store finds for a rule is what the stream matcher finds in the same events. <c>SOC_CORPORA=1</c>
/// asks every rule of the corpus; else each that matches and some of the others. <c>SOC_SEED</c> repeats generated rules.
/// </summary>
public abstract class When_a_rule_is_asked<TStore> : StoreContract<TStore>
    where TStore : StoreFixture, new()
{
    private const int OneIn = 60;

    [Fact]
    public async Task Should_find_in_the_corpus_what_the_stream_matcher_finds()
    {
        var set = RuleLoader.Load(SharedData.RuleFolders).Set;
        var events = Corpus().Select((line, index) => Sample.OfJson(line, at: Sample.Start.AddMilliseconds(index))).ToList();
        foreach (var some in events.Chunk(1000)) await AppendAsync(some);
        var expected = Streamed(set, events);
        Assert.Equal(333, expected.Sum(matches => matches.Count()));

        var asked = 0;
        foreach (var rule in set.Rules)
        {
            if (Environment.GetEnvironmentVariable("SOC_CORPORA") != "1" && !expected.Contains(rule) && rule.Index % OneIn != 0) continue;
            asked++;
            var found = await ReadAsync(Everything with { Rule = new EventRule(rule, set) });
            Assert.True(expected[rule].SequenceEqual(found.Select(one => one.Id)), $"{rule.Header.File}: the stream matches {expected[rule].Count()} events, the store {found.Count}.");
        }

        Assert.True(asked > 60, $"Only {asked} rules were asked.");
    }

    [Fact]
    public async Task Should_find_what_the_stream_matcher_finds_for_any_rule()
    {
        var seed = Seed.Next();
        var texts = GeneratedRules.Event.Sample(400, seed, 10);
        var rules = GeneratedRules.Rule.Sample(300, seed, 10);
        var events = texts.Select((text, index) => Sample.OfJson(System.Text.Encoding.UTF8.GetString(text), at: Sample.Start.AddMilliseconds(index))).ToList();
        await AppendAsync(events);
        var set = RuleLoader.Load(rules.Select((rule, index) => new RuleText($"{index}.yml", $"title: t\nid: r{index}\n{rule}"))).Set;
        var expected = Streamed(set, events);
        Assert.True(expected.Count > set.Rules.Length / 10, "Too few of the rules match to tell anything.");
        foreach (var rule in set.Rules)
        {
            var found = await ReadAsync(Everything with { Rule = new EventRule(rule, set) });
            Assert.True(expected[rule].SequenceEqual(found.Select(one => one.Id)), $"{seed}: the stream matches {expected[rule].Count()} events, the store {found.Count}, of\n{rules[int.Parse(rule.Id[1..], System.Globalization.CultureInfo.InvariantCulture)]}");
        }
    }

    [Fact]
    public async Task Should_ask_a_rule_beside_time_agency_and_words_and_count_the_same()
    {
        var set = RuleLoader.Load([new RuleText("r.yml", "title: r\nid: r\nlogsource: {product: linux}\ndetection:\n  s: {message|contains: ' failed '}\n  condition: s\n")]).Set;
        Assert.Single(set.Rules);
        await AppendAsync(
            Sample.OfJson("""{"host":{"os":{"type":"linux"}},"message":"login failed for an"}""", Sample.Start, agency: 1),
            Sample.OfJson("""{"host":{"os":{"type":"linux"}},"message":"login failed for binh"}""", Sample.Start.AddMinutes(1), agency: 1),
            Sample.OfJson("""{"host":{"os":{"type":"linux"}},"message":"login failed for an"}""", Sample.Start.AddMinutes(2), agency: 2),
            Sample.OfJson("""{"host":{"os":{"type":"linux"}},"message":"login-failed for an"}""", Sample.Start.AddMinutes(3), agency: 1),
            Sample.OfJson("""{"host":{"os":{"type":"windows"}},"message":"login failed for an"}""", Sample.Start.AddMinutes(4), agency: 1));
        var rule = new EventRule(set.Rules[0], set);

        Assert.Equal([0, 1, 2], await MinutesAsync(Everything with { Rule = rule }));
        Assert.Equal([0, 2], await MinutesAsync(Everything with { Rule = rule, Text = "an" }));
        Assert.Equal([2], await MinutesAsync(Everything with { Rule = rule, Agencies = [2] }));
        Assert.Equal([1, 2], await MinutesAsync(Everything with { Rule = rule, From = Sample.Start.AddSeconds(30) }));
        var counted = await Store.Search.HistogramAsync(new EventQuery(Sample.Start, Sample.Start.AddMinutes(5), null, null) { Rule = rule }, 5, Token);
        Assert.Equal([1, 1, 1, 0, 0], counted.Select(bucket => bucket.Count));
        var pages = await PagesAsync(Everything with { Rule = rule }, 1);
        Assert.Equal([2, 1, 0], pages.Select(one => (int)(one.Timestamp - Sample.Start).TotalMinutes));
    }

    private async Task<List<int>> MinutesAsync(EventQuery query) => [.. (await ReadAsync(query)).Select(one => (int)(one.Timestamp - Sample.Start).TotalMinutes)];

    private static ILookup<Rule, EventId> Streamed(RuleSet set, IEnumerable<EcsEvent> events)
    {
        var matcher = set.CreateMatcher();
        return events.SelectMany(one => matcher.Match(one.Document.Span, out _).ToArray().Select(rule => (Rule: set.Rules[rule], one.Id))).ToLookup(match => match.Rule, match => match.Id);
    }

    private static IEnumerable<string> Corpus()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(SharedData.Events, "windows-20k.ndjson.gz")), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line) yield return line;
    }
}
