using SocCoordination.Detection.Matching.Conditions;
using SocCoordination.Detection.Matching.Reading;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>
/// The rules of one log source, found by what an event holds: each value that anybody asks about is looked up once, and
/// only rules of which a necessary key was seen are evaluated.
/// </summary>
internal sealed class CandidateIndex
{
    private readonly SlotIndex?[] _bySlot;
    private readonly SlotIndex? _anywhere;
    private readonly RuleProgram[] _always;

    private CandidateIndex(SlotIndex?[] bySlot, SlotIndex? anywhere, RuleProgram[] always)
    {
        _bySlot = bySlot;
        _anywhere = anywhere;
        _always = always;
    }

    /// <summary>Programs asked at every event of the log source.</summary>
    public IReadOnlyList<RuleProgram> Always => _always;

    public static CandidateIndex Build(IReadOnlyList<RuleProgram> programs, ClauseChooser chooser, int slotCount, ref int literals)
    {
        var always = new List<RuleProgram>();
        var bySlot = new Dictionary<int, List<(IndexKey Key, RuleProgram Program)>>();
        var anywhere = new List<(IndexKey Key, RuleProgram Program)>();
        foreach (var program in programs)
        {
            if (chooser.Choose(program.Condition) is not { } clause)
            {
                always.Add(program);
                continue;
            }

            foreach (var key in clause.Keys)
            {
                if (key.Field.IsWholeEvent) anywhere.Add((key, program));
                foreach (var slot in key.Field.Slots)
                {
                    if (!bySlot.TryGetValue(slot, out var keys)) bySlot[slot] = keys = [];
                    keys.Add((key, program));
                }
            }
        }

        return new CandidateIndex(Share(bySlot, slotCount, ref literals), anywhere.Count == 0 ? null : SlotIndex.Build(anywhere, ref literals), [.. always]);
    }

    public void Collect(EventContext context, Candidates candidates)
    {
        foreach (var program in _always) candidates.Add(program);
        var values = context.Reader.Values;
        for (var i = 0; i < values.Length; i++)
        {
            ref var value = ref values[i];
            if (!value.IsText) continue;
            if (value.Slot != PathTree.Nowhere && _bySlot[value.Slot] is { } index) index.Collect(context.Texts, ref value, candidates);
            _anywhere?.Collect(context.Texts, ref value, candidates);
        }
    }

    /// <summary>A field's slots are asked the same, so they share one index.</summary>
    private static SlotIndex?[] Share(Dictionary<int, List<(IndexKey Key, RuleProgram Program)>> bySlot, int slotCount, ref int literals)
    {
        var indexes = new SlotIndex?[slotCount];
        var shared = new Dictionary<string, SlotIndex>(StringComparer.Ordinal);
        foreach (var (slot, keys) in bySlot)
        {
            var fields = string.Join(',', keys.Select(key => key.Key.Field.Id).Distinct().Order());
            if (!shared.TryGetValue(fields, out var index)) shared[fields] = index = SlotIndex.Build(keys, ref literals);
            indexes[slot] = index;
        }

        return indexes;
    }
}
