namespace SocCoordination.Detection.Matching.Text;

/// <summary>Any of several patterns: those of one form together, where many of them would cost more one by one.</summary>
internal sealed class TextSet
{
    /// <summary>From this many on a table is cheaper than looking at each.</summary>
    private const int Many = 8;

    private readonly LiteralTable? _exact;
    private readonly LiteralTable? _suffixes;
    private readonly LiteralTable? _prefixes;
    private readonly LiteralScanner? _contained;
    private readonly TextMatcher[] _others;

    public TextSet(IReadOnlyList<TextMatcher> matchers)
    {
        var others = new List<TextMatcher>();
        _exact = Table<ExactText>(matchers, LiteralPlace.Whole, others);
        _suffixes = Table<SuffixText>(matchers, LiteralPlace.End, others);
        _prefixes = Table<PrefixText>(matchers, LiteralPlace.Start, others);
        _contained = Scanner(matchers, others);
        others.AddRange(matchers.Where(matcher => matcher is AnyText or SegmentedText));
        _others = [.. others];
    }

    public bool Matches(ReadOnlySpan<byte> value)
    {
        foreach (var matcher in _others)
            if (matcher.Matches(value))
                return true;
        return _exact?.Any(value) == true
            || _suffixes?.Any(value) == true
            || _prefixes?.Any(value) == true
            || _contained?.Any(value) == true;
    }

    private static LiteralTable? Table<T>(IReadOnlyList<TextMatcher> matchers, LiteralPlace place, List<TextMatcher> others)
        where T : LiteralText
    {
        var literals = matchers.OfType<T>().ToList();
        if (literals.Count >= Many) return new LiteralTable(place, [.. literals.Select(literal => literal.Literal)]);
        others.AddRange(literals);
        return null;
    }

    private static LiteralScanner? Scanner(IReadOnlyList<TextMatcher> matchers, List<TextMatcher> others)
    {
        var contained = matchers.OfType<ContainedText>().ToList();
        var scanned = contained.Where(matcher => matcher.Literal.Length >= LiteralScanner.ShortestLiteral).ToList();
        if (scanned.Count < Many)
        {
            others.AddRange(contained);
            return null;
        }

        others.AddRange(contained.Except(scanned));
        return new LiteralScanner([.. scanned.Select(matcher => matcher.Literal)]);
    }
}
