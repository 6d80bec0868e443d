using SocCoordination.Detection.Parsing;
using SocCoordination.Service.Features.Hunting;
using SocCoordination.Storage.Search;

namespace SocCoordination.Service.Features.Detection.Preview;

/// <param name="Findings">What is wrong with the text, or might be.</param>
/// <param name="Title">The rule's; null where none could be read.</param>
/// <param name="CannotMatch">Why no event can match here, such as an unknown log source; else null.</param>
/// <param name="From">From when it was to look.</param>
/// <param name="To">Until when.</param>
/// <param name="LookedBackTo">How far back it looked before its time was over; <paramref name="From"/> where it looked at all.</param>
/// <param name="Events">How many events match; of a correlation, those of its parts.</param>
/// <param name="Alerts">How many alerts they would have raised.</param>
/// <param name="AllCounted">False where there were more events than alerts are made of: then there would be at least so many.</param>
/// <param name="Buckets">Events over time, as far as it looked.</param>
/// <param name="Examples">The newest.</param>
internal sealed record RulePreview(
    IReadOnlyList<Diagnostic> Findings, string? Title, string? CannotMatch, DateTimeOffset From, DateTimeOffset To, DateTimeOffset LookedBackTo, long Events, int Alerts, bool AllCounted,
    IReadOnlyList<HistogramBucket> Buckets, IReadOnlyList<EventView> Examples)
{
    /// <summary>No rule could be read.</summary>
    public static RulePreview Nothing(IReadOnlyList<Diagnostic> findings, DateTimeOffset from, DateTimeOffset to) =>
        new(findings, Title: null, CannotMatch: null, from, to, from, 0, 0, AllCounted: true, [], []);
}
