using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>One pattern against a whole value. Each form of pattern has the cheapest test that decides it.</summary>
internal abstract class TextMatcher
{
    public abstract bool Matches(ReadOnlySpan<byte> value);

    /// <summary>A text in ASCII never fits.</summary>
    public virtual bool NeedsWide => false;

    public static TextMatcher Create(WildcardPattern pattern, bool cased)
    {
        var parts = pattern.Parts;
        var first = parts.Length > 0 && parts[0].Kind == PatternPartKind.AnyRun;
        var last = parts.Length > 1 && parts[^1].Kind == PatternPartKind.AnyRun;
        var inner = parts.AsSpan()[(first ? 1 : 0)..(last ? parts.Length - 1 : parts.Length)];
        if (inner.Length == 0) return first ? new AnyText() : new ExactText([]);
        if (inner.Length > 1 || inner[0].Kind != PatternPartKind.Literal) return SegmentedText.Create(pattern, cased);
        var literal = FoldedLiteral.Of(inner[0].Text, cased);
        return (first, last) switch
        {
            (false, false) => new ExactText(literal),
            (false, true) => new PrefixText(literal),
            (true, false) => new SuffixText(literal),
            _ => new ContainedText(literal),
        };
    }
}

/// <summary><c>*</c></summary>
internal sealed class AnyText : TextMatcher
{
    public override bool Matches(ReadOnlySpan<byte> value) => true;
}

/// <summary>A form that is told by one literal.</summary>
internal abstract class LiteralText(byte[] literal) : TextMatcher
{
    public byte[] Literal => literal;

    public override bool NeedsWide { get; } = !System.Text.Ascii.IsValid(literal);
}

internal sealed class ExactText(byte[] literal) : LiteralText(literal)
{
    public override bool Matches(ReadOnlySpan<byte> value) => value.SequenceEqual(Literal);
}

internal sealed class PrefixText(byte[] literal) : LiteralText(literal)
{
    public override bool Matches(ReadOnlySpan<byte> value) => value.StartsWith(Literal);
}

internal sealed class SuffixText(byte[] literal) : LiteralText(literal)
{
    public override bool Matches(ReadOnlySpan<byte> value) => value.EndsWith(Literal);
}

internal sealed class ContainedText(byte[] literal) : LiteralText(literal)
{
    public override bool Matches(ReadOnlySpan<byte> value) => value.IndexOf(Literal) >= 0;
}
