
namespace SocCoordination.Detection.Matching.Index;

/// <summary>
/// The rules of one log source, found by what an event holds: each value that anybody asks about is looked up once, and
/// only rules of which a necessary key was seen are evaluated.
/// </summary>
/// <param name="BySlot">What the values of a slot are looked up for.</param>
/// <param name="Keywords">What is looked for in every value; null: nothing.</param>
/// <param name="Always">Programs asked at every event of the log source.</param>
internal sealed record CandidateIndex(IReadOnlyDictionary<int, SlotIndex> BySlot, KeywordIndex? Keywords, RuleProgram[] Always)
{
    public static CandidateIndex Build(IReadOnlyList<RuleProgram> programs, ClauseChooser chooser, ref int literals)
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

        return new CandidateIndex(Share(bySlot, ref literals), KeywordIndex.Build(anywhere, ref literals), [.. always]);
    }

    /// <summary>A field's slots are asked the same, so they share one index.</summary>
    private static Dictionary<int, SlotIndex> Share(Dictionary<int, List<(IndexKey Key, RuleProgram Program)>> bySlot, ref int literals)
    {
        var indexes = new Dictionary<int, SlotIndex>();
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
