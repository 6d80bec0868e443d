using System.Diagnostics;
using System.Text;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Parsing;
using SocCoordination.Detection.Tests.Support;

namespace SocCoordination.Detection.Tests.Matching;

/// <summary>
/// Broken rules and events, made of sound ones: no crash, nothing that takes a second, no growth, and matcher and
/// interpreter agree on what is left of them. A minute each with <c>SOC_FULL=1</c>, else seconds; <c>SOC_SEED</c> repeats a run.
/// </summary>
[Collection(Alone.Name)]
public class When_readers_are_fuzzed(ITestOutputHelper output)
{
    private static readonly string[] s_rules =
    [
        "title: a\nid: 1\nstatus: test\nlevel: high\ntags: [attack.t1059.001]\nlogsource:\n  product: windows\n  category: process_creation\ndetection:\n  sel_a:\n    Image|endswith: ['\\cmd.exe', '\\p?wer*.exe']\n    CommandLine|contains|windash: ' -enc '\n  sel_b:\n    - User|re|i: 'a(b|c)+d{2,3}'\n    - Hashes|base64offset|contains: 'http://'\n  filter: {ParentImage: null, X|cidr: 10.0.0.0/8, Y|gte: 5}\n  condition: 1 of sel_* and not filter\nsoc:\n  sentence: {vi: 'x {host.name}'}\n  group_by: [a]\n  window: 1h\n",
        "title: b\nname: b\nid: 2\nlogsource: {product: linux}\ndetection:\n  keywords: ['a*b', \"c\\x41\"]\n  '|all': [x, y]\n  condition: [keywords, not keywords]\n---\ntitle: c\nid: 3\ncorrelation:\n  type: value_count\n  rules: [b]\n  group-by: [u]\n  timespan: 5m\n  aliases: {u: {b: User}}\n  condition: {gte: 3, lt: 9, field: Image}\n---\ntitle: f\nid: 4\nlogsource: {product: linux}\nfilter:\n  rules: [2]\n  selection: {User|fieldref: Image, Z|exists: false, T|hour: 3}\n  condition: not selection\n",
        "action: global\ntitle: g\nlogsource: &l {category: webserver}\n---\nid: 5\ndetection:\n  s: {c-uri|contains|all: &d [a, b]}\n  t: {cs-host: *d}\n  condition: all of them\n---\naction: repeat\nid: 6\n",
    ];

    private static readonly string[] s_events =
    [
        """{"Channel":"Microsoft-Windows-Sysmon/Operational","EventID":1,"Image":"C:\\Windows\\cmd.exe","CommandLine":"x -enc y\u00ea\ud83d\ude00","User":["abcdd",null,true,-1.5e3],"Threat Name":{"#text":"z","n":[[{}]]}}""",
        """{"event":{"dataset":"system.auth","original":"a  b"},"process":{"name":"sshd"},"url.original":"/a%20b","winlog":{"channel":"Security","event_data":{"Hashes":"aHR0cDovLw=="}},"n":0}""",
        """{"Event":{"#attributes":{"xmlns":"x"},"System":{"EventID":{"#text":4688},"Channel":"Security","Keywords":"0x8020000000000000"},"EventData":{"NewProcessName":"\\cmd.exe"}}}""",
    ];

    private static readonly string[] s_insertions =
        ["\0", "\u00ff", "\ud83d\ude00", "'", "\"", "\\", "\\u", "\\ud800", "{", "}", "[", "]", ":", ": ", "- ", "\n", "\n  ", "\t", "*", "&a ", "*a", "|", "|all", "|re", "|contains", "%x%", "(", ")", "(?i)", "not ", "1 of ", "null", "~", "''", "0x", "99999999999999999999999999999999999999999", "1e999", "---\n", "...", "!!x ", "<<: ", "? ", "#", ",", "e", "-", "true"];

    private static TimeSpan Duration => TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("SOC_FULL") == "1" ? 60 : 3);

    [Fact]
    public void Should_survive_any_rule()
    {
        var events = s_events.Select(Encoding.UTF8.GetBytes).ToList();
        var count = 0;
        Fuzz(s_rules, text =>
        {
            // Loading reads the mappings each time; most texts are only parsed.
            if (count++ % 10 != 0)
            {
                var file = Patience.Try(() => RuleFileParser.Parse("fuzz.yml", text), text);
                Assert.True(file.Documents.Count > 0 || file.Diagnostics.Count > 0, "Neither a rule nor a reason: " + text);
                return file.Documents.Count > 0;
            }

            var load = Patience.Try(() => RuleLoader.Load([new RuleText("fuzz.yml", text)]), text);
            Assert.True(load.Set.Rules.Length > 0 || load.Diagnostics.Count > 0, "Neither a rule nor a reason: " + text);
            var matcher = load.Set.CreateMatcher();
            foreach (var json in events) Both.Matches(load.Set, matcher, json);
            return load.Set.Rules.Length > 0;
        });
    }

    [Fact]
    public void Should_survive_any_event()
    {
        var rules = RuleLoader.Load(s_rules.Select((text, i) => new RuleText($"{i}.yml", text))).Set;
        Assert.Empty(RuleLoader.Load(s_rules.Select((text, i) => new RuleText($"{i}.yml", text))).Errors.Select(error => error.ToString()));
        Assert.Equal(5, rules.Rules.Length);
        var matcher = rules.CreateMatcher();
        Fuzz(s_events, text =>
        {
            // Bytes that are no UTF-8 too.
            var json = Encoding.Latin1.GetBytes(text).Any(b => b == (byte)'?') ? Encoding.UTF8.GetBytes(text) : Encoding.Latin1.GetBytes(text);
            Patience.Try(() => Both.Matches(rules, matcher, json), text);
            matcher.Match(json, out var fault);
            return fault is null;
        });
    }

    /// <param name="run">Says whether the text was still sound.</param>
    private void Fuzz(string[] seeds, Func<string, bool> run)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SOC_SEED"), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"SOC_SEED={seed}");
        var random = new Random(seed);
        var started = Stopwatch.GetTimestamp();
        var (count, sound) = (0, 0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        while (Stopwatch.GetElapsedTime(started) < Duration)
        {
            var text = Mutate(seeds[random.Next(seeds.Length)], seeds, random);
            try
            {
                if (run(text)) sound++;
            }
            catch (Exception fault) when (fault is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{fault}\non: {text}");
            }

            count++;
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{count} texts, {sound} of them still sound, {grown >> 20} MB more");
        Assert.True(sound > 0 && sound < count, "Too broken or too whole to tell anything.");
        Assert.True(grown < 64 << 20, $"{grown >> 20} MB more after {count} texts");
    }

    private static string Mutate(string text, string[] seeds, Random random)
    {
        for (var changes = 1 + random.Next(4); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(1, 12), text.Length - at);
            text = random.Next(7) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, s_insertions[random.Next(s_insertions.Length)]),
                2 => text.Remove(at, length).Insert(at, s_insertions[random.Next(s_insertions.Length)]),
                3 => text.Insert(at, text.Substring(at, length)),
                4 => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
                5 => Splice(text, at, seeds[random.Next(seeds.Length)], random),
                _ => text.Insert(at, string.Concat(Enumerable.Repeat(s_insertions[random.Next(s_insertions.Length)], random.Next(1, 200)))),
            };
            if (text.Length == 0) text = "a";
        }

        return text;
    }

    private static string Splice(string text, int at, string other, Random random)
    {
        var from = random.Next(other.Length);
        return text.Insert(at, other.Substring(from, Math.Min(random.Next(1, 80), other.Length - from)));
    }
}
