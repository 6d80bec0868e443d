using System.Text;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching.Explaining;
using SocCoordination.Events.Ecs;
using SocCoordination.Service.Features.Detection;

namespace SocCoordination.Service.Features.Alerts.Evidence;

/// <summary>Explains an event by the first of an alert's rules that matches it, and marks in its line what was found.</summary>
internal static class EvidenceReading
{
    private const int LongestRaw = 16_384;
    private const int LongestDocument = 65_536;
    private const int LongestValue = 300;
    private const int LongestExpected = 500;

    /// <param name="entity">What the alert is about, such as the attacker's address: marked too, since a rule over parsed fields may find nothing that stands in the line.</param>
    public static EvidenceEvent Of(EcsEvent found, IEnumerable<Rule> rules, string? entity)
    {
        var explanation = rules.Select(rule => Explainer.Explain(rule, found.Document.Span)).FirstOrDefault(one => one is not null);
        var selections = explanation?.Selections ?? [];
        var raw = RawOf(found);
        var shown = raw.Length <= LongestRaw ? raw : raw[..LongestRaw];
        var hits = selections.SelectMany(selection => selection.Items).Where(item => !item.Negated).SelectMany(item => item.Hits);
        if (entity is not null)
            hits = hits.Append(new ValueHit("", entity, new TextSpan(0, entity.Length)));
        return new EvidenceEvent(
            found.Id.ToString(), found.Timestamp, explanation?.Rule.Title, shown, raw.Length - shown.Length, RawMarks.Find(shown, hits), [.. selections.Select(Of)],
            found.Document.Length <= LongestDocument ? Encoding.UTF8.GetString(found.Document.Span) : null);
    }

    private static string RawOf(EcsEvent found)
    {
        using var values = new EventValues(found.Document);
        return values["event.original"] ?? values["message"] ?? Encoding.UTF8.GetString(found.Document.Span);
    }

    private static EvidenceSelection Of(ExplainedSelection selection) => new(selection.Name, selection.Held, [.. selection.Items.Select(Of)]);

    private static EvidenceItem Of(ExplainedItem item)
    {
        var hit = item.Hits is [var first, ..] ? first : null;
        var expected = item.Expected.Length <= LongestExpected ? item.Expected : item.Expected[..LongestExpected] + "…";
        return new EvidenceItem(item.Field, hit?.Path, item.Modifiers, expected, item.Negated, hit is null ? null : Around(hit));
    }

    /// <summary>The value, or of a long one what stands around the place that matched.</summary>
    private static string Around(ValueHit hit)
    {
        if (hit.Value.Length <= LongestValue)
            return hit.Value;
        var span = hit.Span ?? new TextSpan(0, 0);
        var from = Math.Clamp(span.Offset + (Math.Min(span.Length, LongestValue) / 2) - (LongestValue / 2), 0, hit.Value.Length - LongestValue);
        var to = from + LongestValue;
        return (from > 0 ? "…" : "") + hit.Value[from..to] + (to < hit.Value.Length ? "…" : "");
    }
}
