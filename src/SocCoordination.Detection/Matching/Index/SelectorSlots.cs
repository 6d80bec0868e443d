using SocCoordination.Detection.Matching.Conditions;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>The slots by which log sources are told: their values, or only their presence, decide which groups an event belongs to.</summary>
internal sealed class SelectorSlots
{
    private readonly Use[] _bySlot;

    private SelectorSlots(int slotCount) => _bySlot = new Use[slotCount];

    private enum Use : byte
    {
        None,
        Presence,
        Value,
    }

    /// <summary>False where a log source looks through the whole event: then nothing less than the event tells its groups.</summary>
    public bool Suffice { get; private set; } = true;

    public bool IsSelector(int slot) => _bySlot[slot] != Use.None;

    public bool IsValueAsked(int slot) => _bySlot[slot] == Use.Value;

    public static SelectorSlots Of(IEnumerable<Condition> events, int slotCount)
    {
        var selectors = new SelectorSlots(slotCount);
        foreach (var condition in events) selectors.Visit(condition);
        return selectors;
    }

    private void Visit(Condition condition)
    {
        switch (condition)
        {
            case AllCondition all:
                foreach (var part in all.Parts) Visit(part);
                break;
            case AnyCondition any:
                foreach (var part in any.Parts) Visit(part);
                break;
            case NotCondition not:
                Visit(not.Inner);
                break;
            case ExistsCondition exists:
                Mark(exists.Field, Use.Presence);
                break;
            case NullCondition empty:
                Mark(empty.Field, Use.Value);
                break;
            case ReferenceCondition reference:
                Mark(reference.Field, Use.Value);
                Mark(reference.Other, Use.Value);
                break;
            case ValueCondition value:
                Mark(value.Field, Use.Value);
                break;
        }
    }

    private void Mark(FieldSlots field, Use use)
    {
        if (field.IsWholeEvent) Suffice = false;
        foreach (var slot in field.Slots)
            if (_bySlot[slot] < use)
                _bySlot[slot] = use;
    }
}
