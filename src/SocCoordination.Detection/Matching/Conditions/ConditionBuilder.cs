using System.Collections.Immutable;
using System.Globalization;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Matching.Reading;
using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Matching.Conditions;

/// <summary>Makes conditions of expressions, the same object for the same question wherever it is asked.</summary>
internal sealed class ConditionBuilder(PathTree tree)
{
    private readonly Dictionary<string, Condition> _byQuestion = new(StringComparer.Ordinal);
    private readonly Dictionary<Expression, Condition> _built = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, FieldSlots> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<EventField, FieldSlots> _slots = new(ReferenceEqualityComparer.Instance);

    /// <summary>Conditions made so far; their ids are below it.</summary>
    public int Count => _byQuestion.Count;

    public Condition Build(Expression expression)
    {
        if (_built.TryGetValue(expression, out var known))
        {
            known.IsShared = true;
            return known;
        }

        var condition = expression switch
        {
            AllOf all => All(all.Parts),
            AnyOf any => Any(any.Parts),
            Not { Inner: Not twice } => Build(twice.Inner),
            Not not => Negate(Build(not.Inner)),
            Named named => Build(named.Body),
            FieldTest { Test: TextTest text } test => Texts(test.Field, text.Cased, [text]),
            FieldTest test => Test(test),
            _ => throw new NotSupportedException(expression.GetType().Name),
        };
        return _built[expression] = condition;
    }

    public FieldSlots SlotsOf(EventField field)
    {
        if (_slots.TryGetValue(field, out var known)) return known;
        ImmutableArray<int> slots = [.. field.Paths.SelectMany(path => tree.SlotsOf(path)).Distinct().Order()];
        var key = string.Join(',', slots);
        if (!_fields.TryGetValue(key, out var found)) _fields[key] = found = new FieldSlots(_fields.Count, slots);
        return _slots[field] = found;
    }

    private Condition All(ImmutableArray<Expression> expressions)
    {
        var parts = expressions.Select(Build).Distinct().OrderBy(part => part.Cost).ThenBy(part => part.Id).ToArray();
        return parts.Length == 1 ? parts[0] : Once($"all {Ids(parts)}", id => new AllCondition(id, parts));
    }

    /// <summary>Patterns on the same field become one question.</summary>
    private Condition Any(ImmutableArray<Expression> expressions)
    {
        var texts = expressions.Where(part => part is FieldTest { Test: TextTest }).Cast<FieldTest>()
            .GroupBy(test => (SlotsOf(test.Field), ((TextTest)test.Test).Cased))
            .Select(group => Texts(group.First().Field, group.Key.Cased, [.. group.Select(test => (TextTest)test.Test)]));
        var others = expressions.Where(part => part is not FieldTest { Test: TextTest }).Select(Build);
        var parts = texts.Concat(others).Distinct().OrderBy(part => part.Cost).ThenBy(part => part.Id).ToArray();
        return parts.Length == 1 ? parts[0] : Once($"any {Ids(parts)}", id => new AnyCondition(id, parts));
    }

    private Condition Negate(Condition inner) => Once($"not {inner.Id}", id => new NotCondition(id, inner));

    private Condition Texts(EventField field, bool cased, IReadOnlyList<TextTest> tests)
    {
        var slots = SlotsOf(field);
        var patterns = tests.Select(test => test.Pattern).DistinctBy(Spell, StringComparer.Ordinal).OrderBy(Spell, StringComparer.Ordinal).ToList();
        return Once(
            $"text {slots.Id} {cased} {string.Join('\u0001', patterns.Select(Spell))}",
            id => new TextCondition(id, slots, cased, [.. patterns.Select(pattern => TextMatcher.Create(pattern, cased))]));
    }

    private static string Spell(WildcardPattern pattern) => string.Join('\u0002', pattern.Parts.Select(part => $"{(int)part.Kind}{part.Text}"));

    private Condition Test(FieldTest test)
    {
        var slots = SlotsOf(test.Field);
        return test.Test switch
        {
            RegexTest regex => Once($"regex {slots.Id} {(int)regex.Flags} {regex.Pattern}", id => new RegexCondition(id, slots, regex)),
            NetworkTest network => Once($"network {slots.Id} {network.Network}", id => new NetworkCondition(id, slots, network.Network)),
            IntegerTest integer => Once(string.Create(CultureInfo.InvariantCulture, $"integer {slots.Id} {integer.Number}"), id => new IntegerCondition(id, slots, integer.Number)),
            CompareTest compare => Once(string.Create(CultureInfo.InvariantCulture, $"compare {slots.Id} {compare.Comparison} {compare.Whole} {compare.Number:R}"), id => new CompareCondition(id, slots, compare)),
            TimePartTest part => Once(string.Create(CultureInfo.InvariantCulture, $"time {slots.Id} {part.Part} {part.Comparison} {part.Number}"), id => new TimePartCondition(id, slots, part)),
            NullTest => Once($"null {slots.Id}", id => new NullCondition(id, slots)),
            ExistsTest exists => Once($"exists {slots.Id} {exists.Expected}", id => new ExistsCondition(id, slots, exists.Expected)),
            FieldReferenceTest reference => Reference(slots, SlotsOf(reference.Other), reference),
            _ => throw new NotSupportedException(test.Test.GetType().Name),
        };
    }

    private Condition Reference(FieldSlots slots, FieldSlots other, FieldReferenceTest test) =>
        Once($"reference {slots.Id} {other.Id} {test.Overlap} {test.Cased}", id => new ReferenceCondition(id, slots, other, test.Overlap, test.Cased));

    private Condition Once(string question, Func<int, Condition> make)
    {
        if (_byQuestion.TryGetValue(question, out var known))
        {
            known.IsShared = true;
            return known;
        }

        return _byQuestion[question] = make(_byQuestion.Count);
    }

    private static string Ids(Condition[] parts) => string.Join(',', parts.Select(part => part.Id));
}
