using SocCoordination.Detection.Matching.Conditions;
using SocCoordination.Detection.Matching.Reading;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>All events that belong to the same log sources: what their values are looked up for, slot by slot.</summary>
internal sealed class EventClass
{
    private readonly SlotIndex[]?[] _bySlot;
    private readonly KeywordIndex[] _keywords;
    private readonly RuleProgram[] _always;

    public EventClass(IReadOnlyList<SourceGroup> groups, int slotCount)
    {
        _bySlot = new SlotIndex[]?[slotCount];
        foreach (var slots in groups.SelectMany(group => group.Index.BySlot).GroupBy(slot => slot.Key, slot => slot.Value))
            _bySlot[slots.Key] = [.. slots];
        _keywords = [.. groups.Select(group => group.Index.Keywords).OfType<KeywordIndex>()];
        _always = [.. groups.SelectMany(group => group.Index.Always)];
        IsEmpty = _keywords.Length == 0 && _always.Length == 0 && groups.All(group => group.Index.BySlot.Count == 0);
    }

    /// <summary>No rule is written for these events.</summary>
    public bool IsEmpty { get; }

    public void Collect(EventContext context, Candidates candidates)
    {
        foreach (var program in _always) candidates.Add(program);
        foreach (var keywords in _keywords) keywords.Collect(context, candidates);
        foreach (ref var value in context.Reader.Values)
        {
            if (_bySlot[value.Slot] is not { } indexes || !value.IsText) continue;
            var text = context.Texts.Folded(ref value);
            foreach (var index in indexes) index.Collect(text, value.IsAscii, candidates);
        }
    }
}
