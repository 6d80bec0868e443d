using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// A pattern with wildcards inside. The first and last segment stand at the ends unless <c>*</c> is there; those between
/// are found one after another, each at its first place, so time grows with value and pattern, never beyond.
/// </summary>
internal sealed class SegmentedText(PatternSegment[] segments, bool openStart, bool openEnd) : TextMatcher
{
    public IReadOnlyList<PatternSegment> Segments => segments;

    public override bool NeedsWide { get; } = segments.Any(segment => segment.Parts.Any(part => !System.Text.Ascii.IsValid(part.Literal)));

    public bool IsOpenAtStart => openStart;

    public bool IsOpenAtEnd => openEnd;

    public static new SegmentedText Create(WildcardPattern pattern, bool cased)
    {
        var segments = new List<PatternSegment>();
        var parts = new List<PatternSegment.Part>();
        foreach (var part in pattern.Parts)
        {
            if (part.Kind == PatternPartKind.AnyRun)
            {
                if (parts.Count > 0) segments.Add(new PatternSegment([.. parts]));
                parts.Clear();
            }
            else
            {
                parts.Add(new PatternSegment.Part(part.Kind, FoldedLiteral.Of(part.Text, cased)));
            }
        }

        if (parts.Count > 0) segments.Add(new PatternSegment([.. parts]));
        return new SegmentedText([.. segments], pattern.Parts[0].Kind == PatternPartKind.AnyRun, pattern.Parts[^1].Kind == PatternPartKind.AnyRun);
    }

    public override bool Matches(ReadOnlySpan<byte> value)
    {
        var at = 0;
        var first = 0;
        var last = segments.Length;
        if (!openStart)
        {
            at = segments[0].EndFrom(value, 0);
            if (at < 0) return false;
            if (segments.Length == 1) return openEnd || at == value.Length;
            first = 1;
        }

        if (!openEnd) last--;
        for (var i = first; i < last; i++)
        {
            at = segments[i].EndOfFirst(value, at);
            if (at < 0) return false;
        }

        return openEnd || segments[^1].StartAtEnd(value) >= at;
    }
}
