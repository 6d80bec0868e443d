using System.Globalization;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching.Explaining;

namespace SocCoordination.Cli.Rules;

/// <summary>Writes explanations for a person at a terminal; what was found in a value stands between » and «.</summary>
internal sealed class ExplanationWriter(TextWriter output)
{
    private const int Longest = 200;

    public void Match(Explanation explanation)
    {
        output.WriteLine($"{explanation.Rule.Title} ({explanation.Rule.Id}) matches: {explanation.Rule.Asks}");
        foreach (var selection in explanation.Selections)
        {
            output.WriteLine($"  {selection.Name}: {(selection.Held ? "holds" : "is excluded, and does not hold")}");
            Items(selection);
        }
    }

    public void Miss(Rule rule, Explanation? miss)
    {
        output.WriteLine($"{rule.Title} ({rule.Id}) does not match: {rule.Asks}");
        if (rule.CannotMatch is { } reason) output.WriteLine($"  {reason}");
        else if (miss is null or { Selections.Count: 0 }) output.WriteLine($"  the event is not of its log source: {rule.LogSource}");
        foreach (var selection in miss?.Selections ?? [])
        {
            output.WriteLine($"  {selection.Name}: {(selection.Held ? "holds, and is excluded" : "fails")}");
            Items(selection);
        }
    }

    public void Correlation(Rule rule) => output.WriteLine($"{rule.Title} ({rule.Id}) judges the matches of other rules: {rule.Asks}");

    private void Items(ExplainedSelection selection)
    {
        foreach (var item in selection.Items)
        {
            var modifiers = item.Modifiers.Length == 0 ? "" : "|" + item.Modifiers;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    line {item.Line}: {item.Field}{modifiers}: {Cut(item.Expected)}"));
            if (item.Hits.Count == 0) output.WriteLine(item.Paths.Count == 0 ? "      nowhere in the event" : $"      no value at {string.Join(", ", item.Paths)}");
            foreach (var hit in item.Hits) output.WriteLine($"      {hit.Path} = {Marked(hit)}");
        }

        if (selection.Left > 0) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {selection.Left} more"));
    }

    private static string Marked(ValueHit hit)
    {
        if (hit.Span is not { } span) return Cut(hit.Value);
        var (end, from) = (span.Offset + span.Length, Math.Max(0, span.Offset - (Longest / 2)));
        var to = Math.Min(hit.Value.Length, end + (Longest / 2));
        return Plain((from > 0 ? "…" : "") + hit.Value[from..span.Offset] + "»" + Cut(hit.Value[span.Offset..end]) + "«" + hit.Value[end..to] + (to < hit.Value.Length ? "…" : ""));
    }

    private static string Cut(string text) => Plain(text.Length <= Longest ? text : text[..Longest] + "…");

    /// <summary>An event must not steer the terminal.</summary>
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '·' : c));
}
