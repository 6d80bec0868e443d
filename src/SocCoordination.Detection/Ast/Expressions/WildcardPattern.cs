using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Ast.Expressions;

/// <summary>A text with wildcards: the parts that a value consists of, from its first character to its last.</summary>
public sealed record WildcardPattern(ImmutableArray<PatternPart> Parts)
{
    /// <summary>The text where there is no wildcard; else null.</summary>
    public string? Literal => Parts.Length switch
    {
        0 => "",
        1 when Parts[0].Kind == PatternPartKind.Literal => Parts[0].Text,
        _ => null,
    };

    /// <summary>As a rule would write it.</summary>
    public override string ToString() => string.Concat(Parts.Select(part => part.Kind switch
    {
        PatternPartKind.Literal => part.Text.Replace("*", "\\*", StringComparison.Ordinal).Replace("?", "\\?", StringComparison.Ordinal),
        PatternPartKind.AnyOne => "?",
        PatternPartKind.AnyRun => "*",
        PatternPartKind.Dash => "-",
        _ => $"%{part.Text}%",
    }));
}

/// <summary>What a part of a pattern stands for.</summary>
public enum PatternPartKind
{
    /// <summary>These characters.</summary>
    Literal,

    /// <summary>Any one character: a Unicode scalar value, line breaks too.</summary>
    AnyOne,

    /// <summary>Any characters, or none; line breaks too.</summary>
    AnyRun,

    /// <summary>One of <c>-</c> <c>/</c> <c>–</c> <c>—</c> <c>―</c>.</summary>
    Dash,

    /// <summary>A name that a mapping replaces; never in a loaded rule.</summary>
    Placeholder,
}

/// <param name="Text">The characters, or the placeholder's name; else empty.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PatternPart(PatternPartKind Kind, string Text)
{
    public static PatternPart AnyOne => new(PatternPartKind.AnyOne, "");

    public static PatternPart AnyRun => new(PatternPartKind.AnyRun, "");

    public static PatternPart Dash => new(PatternPartKind.Dash, "");

    public static PatternPart Literal(string text) => new(PatternPartKind.Literal, text);
}
