using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Matching;

namespace SocCoordination.Service.Features.Detection;

/// <summary>
/// What a rule left out though it should have seen it, since the rules came into force: while a number grows, the rule may miss
/// an attack. Of a correlation, as of a few seconds ago, and after a restart of what it still remembers.
/// </summary>
/// <param name="Undecided">Values that a regular expression did not decide in time.</param>
/// <param name="TooLate">Matches that arrived after the last window that could hold them and the lateness that is allowed.</param>
/// <param name="Dropped">Matches forgotten because a group, the rule or correlation as a whole was full.</param>
/// <param name="WithoutGroup">Matches without a field by which the rule groups.</param>
/// <param name="WithoutValue">Matches without the value that the rule counts or adds up.</param>
internal sealed record RuleLosses(long Undecided, long TooLate, long Dropped, long WithoutGroup, long WithoutValue)
{
    /// <summary>Null where nothing was left out.</summary>
    public static RuleLosses? Of(Sighting sighting, CorrelationStatistics? correlation)
    {
        var losses = new RuleLosses(sighting.Undecided, correlation?.TooLate ?? 0, correlation?.Dropped ?? 0, correlation?.WithoutGroup ?? 0, correlation?.WithoutValue ?? 0);
        return losses == new RuleLosses(0, 0, 0, 0, 0) ? null : losses;
    }
}
