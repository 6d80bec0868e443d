using System.Collections.Immutable;

namespace SocCoordination.Detection.Matching.Conditions;

/// <summary>Where a field's values are found in an event that was read.</summary>
/// <param name="Id">Fields with the same slots are one.</param>
/// <param name="Slots">Empty: every value of the event.</param>
internal sealed record FieldSlots(int Id, ImmutableArray<int> Slots)
{
    public bool IsWholeEvent => Slots.IsEmpty;
}
