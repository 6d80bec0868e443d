using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>
/// The grammar of a condition, from the loosest binding: <c>or</c>, <c>and</c>, <c>not</c>, then <c>1 of</c>, <c>all of</c>,
/// a name or parentheses.
/// </summary>
internal sealed class ConditionParser
{
    /// <summary>Parentheses and negations within each other; community rules stay below ten.</summary>
    internal const int DepthLimit = 64;

    /// <summary>Names and operators of one condition.</summary>
    internal const int TokenLimit = 2_000;

    private readonly YamlScalar _source;
    private readonly DiagnosticList _diagnostics;
    private readonly List<ConditionToken> _tokens;
    private int _next;
    private int _depth;

    private ConditionParser(YamlScalar source, DiagnosticList diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _tokens = ConditionLexer.Read(source.Text);
    }

    private ConditionToken Current => _tokens[_next];

    /// <summary>Null where the condition is malformed; the diagnostics then say where and what was expected.</summary>
    public static ConditionNode? Parse(YamlScalar source, DiagnosticList diagnostics)
    {
        var parser = new ConditionParser(source, diagnostics);
        if (parser._tokens.Count > TokenLimit)
            return parser.Fail(parser.Current, $"{parser._tokens.Count:N0} names and operators", $"at most {TokenLimit:N0}");
        var node = parser.Or();
        if (node is null) return null;
        return parser.Current.Kind switch
        {
            ConditionTokenKind.End => node,
            ConditionTokenKind.Pipe => parser.RefuseAggregation(),
            ConditionTokenKind.Close => parser.Fail(parser.Current, "')' without '('", "'and', 'or' or the end"),
            _ => parser.Fail(parser.Current, "'and', 'or' or the end"),
        };
    }

    private ConditionNode? Or()
    {
        var left = And();
        while (left is not null && Take(ConditionTokenKind.Or))
            left = And() is { } right ? new ConditionOr(left, right) : null;
        return left;
    }

    private ConditionNode? And()
    {
        var left = Not();
        while (left is not null && Take(ConditionTokenKind.And))
            left = Not() is { } right ? new ConditionAnd(left, right) : null;
        return left;
    }

    private ConditionNode? Not()
    {
        if (Current.Kind is not (ConditionTokenKind.Not or ConditionTokenKind.Open)) return Term();
        if (++_depth > DepthLimit) return Fail(Current, $"more than {DepthLimit} levels", "fewer parentheses and negations within each other");
        var node = Take(ConditionTokenKind.Not)
            ? Not() is { } inner ? new ConditionNot(inner) : null
            : Parenthesised();
        _depth--;
        return node;
    }

    private ConditionNode? Parenthesised()
    {
        Take(ConditionTokenKind.Open);
        var inner = Or();
        if (inner is null || Take(ConditionTokenKind.Close)) return inner;
        return Current.Kind == ConditionTokenKind.Pipe ? RefuseAggregation() : Fail(Current, "')'");
    }

    private ConditionNode? Term()
    {
        var token = Current;
        if (token.Kind != ConditionTokenKind.Word) return Fail(token, "a search identifier, '1 of', 'all of', 'not' or '('");
        _next++;
        if (!IsWord(Current, "of"))
            return token.Text.Contains('*', StringComparison.Ordinal)
                ? Fail(token, $"'1 of {token.Text}' or 'all of {token.Text}'")
                : new ConditionName(MarkOf(token), token.Text);
        if (!(token.Text is "1" || IsWord(token, "any") || IsWord(token, "all"))) return Fail(token, "1, any or all before 'of'");
        _next++;
        var pattern = Current;
        if (pattern.Kind != ConditionTokenKind.Word) return Fail(pattern, "'them' or a name with '*' after 'of'");
        _next++;
        var them = IsWord(pattern, "them");
        return new ConditionQuantifier(MarkOf(token), IsWord(token, "all"), them ? "*" : pattern.Text, them);
    }

    private ConditionNode? RefuseAggregation() =>
        Fail(Current, "'|' of the old aggregation", "a correlation rule of its own: correlation with type, rules, group-by, timespan and condition");

    private bool Take(ConditionTokenKind kind)
    {
        if (Current.Kind != kind) return false;
        _next++;
        return true;
    }

    private static bool IsWord(ConditionToken token, string word) =>
        token.Kind == ConditionTokenKind.Word && token.Text.Equals(word, StringComparison.OrdinalIgnoreCase);

    private Mark MarkOf(ConditionToken token) => _source.MarkOf(token.Offset);

    private ConditionNode? Fail(ConditionToken at, string expected) =>
        Fail(at, at.Kind == ConditionTokenKind.End ? "the end of the condition" : Quote.Of(at.Text), expected);

    private ConditionNode? Fail(ConditionToken at, string found, string expected)
    {
        _diagnostics.Error(MarkOf(at), "condition", found, expected);
        return null;
    }
}
