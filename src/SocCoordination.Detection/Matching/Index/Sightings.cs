using System.Collections.Concurrent;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching.Conditions;
using SocCoordination.Detection.Matching.Reading;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>
/// Which log sources and places the matchers of a set have met. Each matcher marks what it reads in a list of its own, so that
/// threads do not write to the same memory; a mark that is read a moment late harms nobody.
/// </summary>
internal sealed class Sightings(PathTree tree, IReadOnlyDictionary<int, RulePlace> placeOfRule, int groupCount)
{
    private readonly ConcurrentBag<bool[]> _slots = [];
    private readonly bool[] _groups = new bool[groupCount];

    /// <summary>A matcher's own marks, by slot.</summary>
    public void Join(bool[] slots) => _slots.Add(slots);

    public void Met(IEnumerable<SourceGroup> groups)
    {
        foreach (var group in groups) _groups[group.Id] = true;
    }

    /// <summary>Of each rule, in their order.</summary>
    public IReadOnlyList<Sighting> Of(IEnumerable<Rule> rules)
    {
        var look = new Look(this, tree);
        return [.. rules.Select(rule => Of(rule, look))];
    }

    private Sighting Of(Rule rule, Look look)
    {
        if (rule.Condition is not { } condition || !placeOfRule.TryGetValue(rule.Index, out var place) || !_groups[place.Group]) return new Sighting(Source: false, [], 0);
        return new Sighting(Source: true, look.MissingFor(condition), UndecidedIn(place.Condition));
    }

    private static long UndecidedIn(Condition condition) => condition switch
    {
        AllCondition all => all.Parts.Sum(UndecidedIn),
        AnyCondition any => any.Parts.Sum(UndecidedIn),
        NotCondition not => UndecidedIn(not.Inner),
        RegexCondition regex => regex.Undecided,
        _ => 0,
    };

    /// <summary>What is there at one moment, asked of each field once, however many values rules compare it with.</summary>
    private sealed class Look(Sightings sightings, PathTree tree)
    {
        private readonly Dictionary<EventField, bool> _seen = new(ReferenceEqualityComparer.Instance);

        public IReadOnlyList<string> MissingFor(Expression condition) =>
            MayHold(condition) ? [] : [.. FieldsIn(condition).Where(field => !IsSeen(field)).Select(field => field.Name).Distinct(StringComparer.Ordinal)];

        private bool IsSeen(EventField field)
        {
            if (!_seen.TryGetValue(field, out var seen))
                _seen[field] = seen = field.IsWholeEvent || field.Paths.SelectMany(path => tree.SlotsOf(path)).Any(slot => sightings._slots.Any(slots => slots[slot]));
            return seen;
        }

        /// <summary>Whether some event made of the fields seen could fulfil it.</summary>
        private bool MayHold(Expression expression) => expression switch
        {
            AllOf all => all.Parts.All(MayHold),
            AnyOf any => any.Parts.Any(MayHold),
            Not not => !MustHold(not.Inner),
            Named named => MayHold(named.Body),
            FieldTest { Test: NullTest or ExistsTest { Expected: false } } => true,
            FieldTest test => IsSeen(test.Field),
            _ => true,
        };

        /// <summary>Whether every event made of the fields seen fulfils it.</summary>
        private bool MustHold(Expression expression) => expression switch
        {
            AllOf all => all.Parts.All(MustHold),
            AnyOf any => any.Parts.Any(MustHold),
            Not not => !MayHold(not.Inner),
            Named named => MustHold(named.Body),
            FieldTest { Test: NullTest or ExistsTest { Expected: false } } test => !IsSeen(test.Field),
            _ => false,
        };

        private static IEnumerable<EventField> FieldsIn(Expression expression) => expression switch
        {
            AllOf all => all.Parts.SelectMany(FieldsIn),
            AnyOf any => any.Parts.SelectMany(FieldsIn),
            Named named => FieldsIn(named.Body),
            FieldTest test => [test.Field],
            _ => [],
        };
    }
}
