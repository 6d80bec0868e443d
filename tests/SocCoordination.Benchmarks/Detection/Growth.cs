using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Benchmarks.Detection;

/// <summary>Sets of a chosen number of rules, made of the corpus: fewer of them, or copies.</summary>
internal static class Growth
{
    /// <param name="altered">Each copy has values of its own; else it is the same rule under another name.</param>
    public static RuleSet Of(RuleSet corpus, int count, bool altered)
    {
        var rules = corpus.Rules.Where(rule => rule.Condition is not null).ToList();
        // Every tenth rather than the first 300: the files are sorted by log source.
        var step = Math.Max(1, rules.Count / count);
        var chosen = Enumerable.Range(0, count).Select(i => (Rule: rules[i * step % rules.Count], Copy: i * step / rules.Count));
        var made = chosen.Select((one, index) => new Rule(index, one.Rule.Header with { Id = $"{one.Rule.Id}-{one.Copy}" })
        {
            LogSource = one.Rule.LogSource,
            Events = one.Rule.Events,
            Condition = one.Copy == 0 || !altered ? one.Rule.Condition : Alter(one.Rule.Condition!, one.Copy, []),
        });
        return new RuleSet([.. made], corpus.Mappings);
    }

    private static Expression Alter(Expression expression, int copy, Dictionary<Expression, Expression> done)
    {
        if (done.TryGetValue(expression, out var known)) return known;
        return done[expression] = expression switch
        {
            AllOf all => new AllOf([.. all.Parts.Select(part => Alter(part, copy, done))]),
            AnyOf any => new AnyOf([.. any.Parts.Select(part => Alter(part, copy, done))]),
            Not not => new Not(Alter(not.Inner, copy, done)),
            Named named => new Named(named.Name, Alter(named.Body, copy, done)),
            FieldTest { Test: TextTest text } test => test with { Test = text with { Pattern = Alter(text.Pattern, copy) } },
            _ => expression,
        };
    }

    /// <summary>One character of each literal becomes another, so that the value is a new one and yet like those of real rules.</summary>
    private static WildcardPattern Alter(WildcardPattern pattern, int copy) => new([.. pattern.Parts.Select(part => part.Kind == PatternPartKind.Literal ? Alter(part, copy) : part)]);

    private static PatternPart Alter(PatternPart part, int copy)
    {
        var letters = part.Text.ToCharArray();
        ref var letter = ref letters[letters.Length / 2];
        var other = (char)('a' + ((letter + copy) % 26));
        letter = other == letter ? '7' : other;
        return PatternPart.Literal(new string(letters));
    }
}
