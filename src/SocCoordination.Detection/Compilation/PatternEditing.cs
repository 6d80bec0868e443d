using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Compilation;

/// <summary>Builds patterns from parts, in one normal form: neighbouring literals joined, runs of <c>*</c> one.</summary>
internal static class PatternEditing
{
    public static WildcardPattern Of(IEnumerable<PatternPart> parts)
    {
        var joined = new List<PatternPart>();
        foreach (var part in parts)
        {
            if (part is { Kind: PatternPartKind.Literal, Text.Length: 0 }) continue;
            if (joined.Count > 0 && joined[^1].Kind == part.Kind && part.Kind == PatternPartKind.Literal)
                joined[^1] = PatternPart.Literal(joined[^1].Text + part.Text);
            else if (joined.Count == 0 || part.Kind != PatternPartKind.AnyRun || joined[^1].Kind != PatternPartKind.AnyRun)
                joined.Add(part);
        }

        return new WildcardPattern([.. joined]);
    }

    public static WildcardPattern Literal(string text) => Of([PatternPart.Literal(text)]);

    public static WildcardPattern WithRuns(this WildcardPattern pattern, bool before, bool after) => Of(
    [
        .. before ? [PatternPart.AnyRun] : Array.Empty<PatternPart>(),
        .. pattern.Parts,
        .. after ? [PatternPart.AnyRun] : Array.Empty<PatternPart>(),
    ]);

    /// <summary>Replaces each literal by what <paramref name="change"/> makes of it; other parts stay.</summary>
    public static WildcardPattern ReplaceLiterals(this WildcardPattern pattern, Func<string, IEnumerable<PatternPart>> change) =>
        Of(pattern.Parts.SelectMany(part => part.Kind == PatternPartKind.Literal ? change(part.Text) : [part]));

    public static bool HasWildcard(this WildcardPattern pattern) => pattern.Literal is null;
}
