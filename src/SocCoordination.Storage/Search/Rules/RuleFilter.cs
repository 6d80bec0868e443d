using System.Text;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;
using SocCoordination.Storage.Search.Ast;
using SocCoordination.Storage.Search.Text;
using Sigma = SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Storage.Search;

/// <summary>
/// A Sigma rule as a filter that asks for no more than the rule does: what an index of words can say of it. What it
/// cannot say for certain (numbers, which have many spellings; absent fields; letters beyond ASCII, which rules and searches
/// fold differently) it leaves out.
/// </summary>
internal static class RuleFilter
{
    /// <summary>A rule of more texts than this costs the index more than it spares.</summary>
    private const int MostTexts = 300;

    /// <summary>The field does not matter: indexes know words, and which field they stand in only the rule.</summary>
    private static readonly FieldName AnyField = new("rule");

    private static readonly EventFilter Anything = AllEvents.Instance;

    /// <summary>Events that at least one of these rules may match.</summary>
    public static EventFilter OfAny(IEnumerable<Rule> rules) => Bounded(Any([.. rules.Where(rule => rule.CannotMatch is null).Select(Of)]));

    private static EventFilter Of(Rule rule) => All([Of(rule.Events!), Of(rule.Condition!)]);

    private static EventFilter Of(Expression expression) => expression switch
    {
        Sigma.AllOf all => All([.. all.Parts.Select(Of)]),
        Sigma.AnyOf any => Any([.. any.Parts.Select(Of)]),
        Named named => Of(named.Body),
        Sigma.FieldTest test when !IsAmongTheUnindexed(test.Field) => Of(test.Test),
        _ => Anything,
    };

    private static EventFilter Of(ValueTest test) => test switch
    {
        TextTest text => OfPattern(text.Pattern.Parts),
        RegexTest regex when NeededText.Of(regex) is { } literals => Any([.. literals.Select(literal => OfPattern([PatternPart.AnyRun, PatternPart.Literal(literal), PatternPart.AnyRun]))]),
        _ => Anything,
    };

    /// <summary>The service's own times are not among the words; a keyword may be meant for one.</summary>
    private static bool IsAmongTheUnindexed(EventField field) => field.IsWholeEvent || field.Paths.Any(path => path.Contains('*', StringComparison.Ordinal) || new FieldName(path).IsWordless);

    private static EventFilter OfPattern(IReadOnlyList<PatternPart> parts)
    {
        var pieces = new List<GlobPiece>();
        var text = new List<byte>();
        foreach (var part in parts)
        {
            // A break says less than ? and a dash do, and never too much.
            if (part.Kind == PatternPartKind.Literal) AddLiteral(part.Text, text, pieces);
            else Break(text, pieces);
        }

        pieces.Add(new GlobPiece([.. text], []));
        return pieces.Exists(piece => HasWord(piece.Text)) ? new TextTerm(AnyField, new Glob(pieces)) : Anything;
    }

    private static void AddLiteral(string literal, List<byte> text, List<GlobPiece> pieces)
    {
        foreach (var rune in literal.EnumerateRunes())
        {
            if (rune.IsAscii) text.Add((byte)char.ToLowerInvariant((char)rune.Value));
            else Break(text, pieces);
        }
    }

    private static void Break(List<byte> text, List<GlobPiece> pieces)
    {
        pieces.Add(new GlobPiece([.. text], []));
        text.Clear();
    }

    private static bool HasWord(byte[] text) => new WordReader(text).Next();

    private static EventFilter All(IReadOnlyList<EventFilter> parts)
    {
        var certain = parts.Where(part => part is not AllEvents).ToList();
        return certain.Count switch { 0 => Anything, 1 => certain[0], _ => new Ast.AllOf(certain) };
    }

    private static EventFilter Any(IReadOnlyList<EventFilter> parts) =>
        parts.Count == 0 || parts.Any(part => part is AllEvents) ? Anything : parts.Count == 1 ? parts[0] : new Ast.AnyOf(parts);

    /// <summary>What remains where alternatives that are too many are left out.</summary>
    private static EventFilter Bounded(EventFilter filter)
    {
        if (TextsIn(filter) <= MostTexts) return filter;
        return filter is Ast.AllOf all ? All([.. all.Parts.Where(part => TextsIn(part) <= MostTexts / all.Parts.Count)]) : Anything;
    }

    private static int TextsIn(EventFilter filter) => filter switch
    {
        Ast.AllOf all => all.Parts.Sum(TextsIn),
        Ast.AnyOf any => any.Parts.Sum(TextsIn),
        _ => 1,
    };
}
