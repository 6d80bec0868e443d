using System.Globalization;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Playbooks.Reading;
using YamlDotNet.RepresentationModel;

namespace SocCoordination.Service.Features.Detection.RuleTesting;

/// <summary>Reads a file of rule tests.</summary>
internal static class RuleTestReader
{
    public const string Ending = ".tests.yml";

    private const int MostRepeats = 100_000;
    private const int LongestLines = 200_000;
    private const string SpanExpected = "a whole number and ms, s, m, h or d, such as 90s";

    private static readonly Dictionary<string, TestSource> s_sources =
        Enum.GetValues<TestSource>().ToDictionary(source => SnakeCase.Of(source.ToString()), StringComparer.Ordinal);

    /// <returns>Null where something is wrong; then the reason stands in <paramref name="findings"/>.</returns>
    public static RuleTestFile? Read(string file, string text, Findings findings)
    {
        if (BoundedYaml.Read(text, findings) is not { } root)
            return null;
        var fields = new YamlFields(root, findings, "the tests of a rule", "match", "near_miss");
        foreach (var key in new[] { "match", "near_miss" })
        {
            if (!fields.Has(key))
                fields.Fault(key, $"no '{key}'", "at least one case that fires and one that does not");
        }

        var cases = fields.Maps("match").Select(map => Case(map, fires: true, findings))
            .Concat(fields.Maps("near_miss").Select(map => Case(map, fires: false, findings))).ToList();
        return findings.Any ? null : new RuleTestFile(file, file[..^Ending.Length] + ".yml", cases);
    }

    private static RuleTestCase Case(YamlMappingNode map, bool fires, Findings findings)
    {
        var fields = new YamlFields(map, findings, "a case", "name", "source", "path", "host", "at", "lines", "steps", "count");
        if (fields.Has("lines") == fields.Has("steps"))
            fields.Fault("lines", fields.Has("lines") ? "both 'lines' and 'steps'" : "neither 'lines' nor 'steps'", "one of them");
        if (fields.Has("count") && !fires)
            fields.Fault("count", "'count' in a near miss", "it only in cases that fire");
        var steps = fields.Has("lines")
            ? [new RuleTestStep(Lines(fields), 1, TimeSpan.Zero, TimeSpan.Zero)]
            : fields.Maps("steps").Select(step => Step(step, findings)).ToList();
        return new RuleTestCase(
            fields.Text("name", PlaybookLimits.Title, "what the case shows"),
            (int)map.Start.Line,
            fires,
            fields.RequiredChoice("source", s_sources),
            fields.Has("path") ? fields.Text("path", PlaybookLimits.Title, "a path, such as /var/log/auth.log") : null,
            fields.Has("host") ? fields.Text("host", PlaybookLimits.Title, "a host name") : "may-chu-thu",
            At(fields),
            steps,
            fields.Number("count", 1, MostRepeats));
    }

    private static RuleTestStep Step(YamlMappingNode map, Findings findings)
    {
        var fields = new YamlFields(map, findings, "a step", "lines", "repeat", "every", "after");
        return new RuleTestStep(Lines(fields), fields.Number("repeat", 1, MostRepeats) ?? 1, Span(fields, "every"), Span(fields, "after"));
    }

    private static string[] Lines(YamlFields fields) =>
        fields.Text("lines", LongestLines, "raw lines").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static DateTimeOffset At(YamlFields fields)
    {
        if (!fields.Has("at"))
            return new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(7));
        var text = fields.Text("at", PlaybookLimits.Title, "a time");
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            return at;
        fields.Fault("at", BoundedYaml.Quote(text), "a time with its zone, such as 2026-11-22T10:00:00+07:00");
        return default;
    }

    private static TimeSpan Span(YamlFields fields, string key)
    {
        if (!fields.Has(key))
            return TimeSpan.Zero;
        var text = fields.Text(key, PlaybookLimits.Id, SpanExpected);
        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        if (int.TryParse(text.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && SecondsOf(text[digits..]) is { } seconds)
            return TimeSpan.FromSeconds(number * seconds);
        if (text.Length > 0)
            fields.Fault(key, BoundedYaml.Quote(text), SpanExpected);
        return TimeSpan.Zero;
    }

    private static double? SecondsOf(string unit) => unit switch
    {
        "ms" => 0.001,
        "s" => 1,
        "m" => 60,
        "h" => 3_600,
        "d" => 86_400,
        _ => null,
    };
}
