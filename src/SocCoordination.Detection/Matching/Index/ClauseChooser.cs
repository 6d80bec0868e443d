using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Matching.Conditions;
using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>
/// Chooses for a condition the keys to find it by: of parts that must all hold the one that is found least often, of
/// alternatives all of them.
/// </summary>
internal sealed class ClauseChooser(KeyCost cost)
{
    /// <summary>A rule with more alternatives is cheaper asked every time.</summary>
    private const int KeyLimit = 20_000;

    private readonly Dictionary<Condition, Clause?> _chosen = [];

    /// <summary>Null where no cheap key is necessary: the rule is asked at every event of its log source.</summary>
    public Clause? Choose(Condition condition)
    {
        if (_chosen.TryGetValue(condition, out var known)) return known;
        var clause = condition switch
        {
            AllCondition all => all.Parts.Select(Choose).OfType<Clause>().MinBy(part => part.Cost),
            AnyCondition any => Join(any.Parts.Select(Choose)),
            TextCondition text => Of(text.Matchers.Select(matcher => KeyOf(text.Field, matcher))),
            IntegerCondition integer => Of([new IntegerKey(integer.Field, integer.Number)]),
            RegexCondition regex => RegexLiterals.Find(regex.Test)?.Select(literal => new LiteralKey(regex.Field, Place: null, FoldedLiteral.Of(literal), RegexLiterals.IgnoresCase(regex.Test))) is { } keys ? Of(keys) : null,
            _ => null,
        };
        return _chosen[condition] = clause;
    }

    private static Clause? Join(IEnumerable<Clause?> alternatives)
    {
        var keys = new List<IndexKey>();
        var cost = 0.0;
        foreach (var alternative in alternatives)
        {
            if (alternative is null || keys.Count + alternative.Keys.Count > KeyLimit) return null;
            keys.AddRange(alternative.Keys);
            cost += alternative.Cost;
        }

        return new Clause(keys, cost);
    }

    private Clause? Of(IEnumerable<IndexKey?> keys)
    {
        var known = keys.ToList();
        return known.Contains(null) || known.Count > KeyLimit ? null : new Clause([.. known.OfType<IndexKey>()], known.Sum(key => cost.Of(key!)));
    }

    private LiteralKey? KeyOf(FieldSlots field, TextMatcher matcher) => matcher switch
    {
        ExactText exact => Literal(field, LiteralPlace.Whole, exact.Literal),
        PrefixText prefix => Literal(field, LiteralPlace.Start, prefix.Literal),
        SuffixText suffix => Literal(field, LiteralPlace.End, suffix.Literal),
        ContainedText contained => Literal(field, place: null, contained.Literal),
        SegmentedText segmented => Segments(field, segmented),
        _ => null,
    };

    private LiteralKey? Segments(FieldSlots field, SegmentedText text)
    {
        var keys = new List<LiteralKey>();
        for (var s = 0; s < text.Segments.Count; s++)
        {
            var parts = text.Segments[s].Parts;
            for (var p = 0; p < parts.Count; p++)
            {
                if (parts[p].Kind != PatternPartKind.Literal) continue;
                var atStart = s == 0 && p == 0 && !text.IsOpenAtStart;
                var atEnd = s == text.Segments.Count - 1 && p == parts.Count - 1 && !text.IsOpenAtEnd;
                LiteralPlace? place = atStart ? LiteralPlace.Start : atEnd ? LiteralPlace.End : null;
                if (Literal(field, place, parts[p].Literal) is { } key) keys.Add(key);
            }
        }

        return keys.MinBy(cost.Of);
    }

    /// <summary>Case does not count here: what is necessary with case is so without it.</summary>
    private static LiteralKey? Literal(FieldSlots field, LiteralPlace? place, byte[] literal)
    {
        var folded = new byte[literal.Length * FoldTable.Growth];
        folded = folded[..FoldTable.Fold(literal, folded)];
        return folded.Length == 0 && place != LiteralPlace.Whole ? null : new LiteralKey(field, place, folded);
    }
}
