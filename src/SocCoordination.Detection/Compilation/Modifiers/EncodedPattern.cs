using System.Text;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>A pattern whose literals are text or, after an encoding, bytes held one a character.</summary>
internal sealed record EncodedPattern(WildcardPattern Pattern, bool IsBytes)
{
    public bool IsAscii => Pattern.Parts.All(part => Ascii.IsValid(part.Text));

    /// <summary>The bytes of a pattern without wildcards; else null.</summary>
    public byte[]? LiteralBytes => Pattern.Literal is { } literal
        ? (IsBytes ? Encoding.Latin1 : Encoding.UTF8).GetBytes(literal)
        : null;

    public EncodedPattern With(WildcardPattern pattern) => this with { Pattern = pattern };

    public EncodedPattern Contained() => With(Pattern.WithRuns(before: true, after: true));

    /// <summary>Wildcards stay where they are; each literal is encoded for itself.</summary>
    public EncodedPattern Encode(Encoding encoding) => new(
        Pattern.ReplaceLiterals(text => [PatternPart.Literal(Encoding.Latin1.GetString(encoding.GetBytes(text)))]),
        IsBytes: true);

    public EncodedPattern WithByteOrderMark() =>
        With(PatternEditing.Of([PatternPart.Literal("\u00FF\u00FE"), .. Pattern.Parts]));
}
