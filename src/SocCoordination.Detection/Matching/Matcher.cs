using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching.Conditions;
using SocCoordination.Detection.Matching.Index;

namespace SocCoordination.Detection.Matching;

/// <summary>
/// Matches events against a rule set, one after another: not thread-safe, one for each worker. After the first events
/// it allocates nothing.
/// </summary>
public sealed class Matcher
{
    private readonly EventContext _context;
    private readonly Candidates _candidates;
    private readonly SourceCache _sources;
    private int[] _matches = new int[64];

    internal Matcher(RulePlan plan)
    {
        _context = new EventContext(plan.Tree, plan.ConditionCount);
        _candidates = new Candidates(plan.ProgramCount, plan.LiteralCount);
        _sources = new SourceCache(plan);
        plan.Sightings.Join(_context.Reader.Seen);
    }

    /// <summary>The detection rules that match an event, those that only feed correlations included.</summary>
    /// <param name="json">One JSON object in UTF-8.</param>
    /// <param name="fault">Why these bytes are no event; null where they are.</param>
    /// <returns>Places in <see cref="RuleSet.Rules"/>, ascending; valid until the next call.</returns>
    public ReadOnlySpan<int> Match(ReadOnlySpan<byte> json, out EventFault? fault)
    {
        fault = _context.Read(json);
        if (fault is not null) return [];
        var found = _sources.Find(_context);
        if (found.IsEmpty) return [];
        _candidates.Clear();
        found.Collect(_context, _candidates);
        var count = 0;
        foreach (var program in _candidates.Programs)
            if (_context.Holds(program.Condition))
                Add(program.Rules, ref count);
        var matches = _matches.AsSpan(0, count);
        matches.Sort();
        return matches;
    }

    private void Add(int[] rules, ref int count)
    {
        if (count + rules.Length > _matches.Length) Array.Resize(ref _matches, 2 * (count + rules.Length));
        rules.CopyTo(_matches, count);
        count += rules.Length;
    }
}
