namespace SocCoordination.Detection.Matching;

/// <summary>What of a rule the events have shown since its set was made; a rule that has not been shown enough cannot have matched.</summary>
/// <param name="Source">An event of its log source came.</param>
/// <param name="MissingFields">Fields that no event had and without which its condition cannot hold, as the rule writes them; empty where it can.</param>
/// <param name="Undecided">Values that one of its regular expressions did not decide in time and that count as not fitting: it may have missed what it should see.</param>
public sealed record Sighting(bool Source, IReadOnlyList<string> MissingFields, long Undecided);
