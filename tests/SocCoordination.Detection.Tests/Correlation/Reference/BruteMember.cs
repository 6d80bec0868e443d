using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Tests.Correlation.Reference;

internal sealed record BruteMember(long Time, EventId Event, int Kin, int Slot, string RuleId, string Text, decimal Number, long Arrived, IReadOnlyDictionary<string, string> Values)
{
    public static IReadOnlyList<BruteMember> InTime(IEnumerable<BruteMember> members) => [.. members.OrderBy(member => member.Time).ThenBy(member => member.Event).ThenBy(member => member.Kin)];

    public override string ToString() => $"{RuleId}/{Event}@{Time}";
}
