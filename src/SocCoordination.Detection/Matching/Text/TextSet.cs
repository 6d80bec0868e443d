namespace SocCoordination.Detection.Matching.Text;

/// <summary>Any of several patterns. Those that no ASCII text can fit are not asked about one.</summary>
internal sealed class TextSet(IReadOnlyList<TextMatcher> matchers)
{
    private readonly TextForms _narrow = new([.. matchers.Where(matcher => !matcher.NeedsWide)]);
    private readonly TextForms? _wide = matchers.Any(matcher => matcher.NeedsWide) ? new([.. matchers.Where(matcher => matcher.NeedsWide)]) : null;

    public bool Matches(ReadOnlySpan<byte> value, bool isAscii) => _narrow.Matches(value) || (!isAscii && _wide?.Matches(value) == true);
}

/// <summary>Any of several patterns: those of one form together, where many of them would cost more one by one.</summary>
internal sealed class TextForms
{
    /// <summary>From this many on a table is cheaper than looking at each.</summary>
    private const int Many = 8;

    private readonly LiteralTable? _ends;
    private readonly LiteralTable? _starts;
    private readonly LiteralScanner? _contained;
    private readonly TextMatcher[] _others;

    public TextForms(IReadOnlyList<TextMatcher> matchers)
    {
        var others = new List<TextMatcher>();
        _ends = Table(atEnd: true, [.. matchers.OfType<LiteralText>().Where(matcher => matcher is ExactText or SuffixText)], others);
        _starts = Table(atEnd: false, [.. matchers.OfType<PrefixText>()], others);
        _contained = Scanner(matchers, others);
        others.AddRange(matchers.Where(matcher => matcher is AnyText or SegmentedText));
        _others = [.. others];
    }

    public bool Matches(ReadOnlySpan<byte> value)
    {
        foreach (var matcher in _others)
            if (matcher.Matches(value))
                return true;
        return _ends?.Any(value) == true || _starts?.Any(value) == true || _contained?.Any(value) == true;
    }

    private static LiteralTable? Table(bool atEnd, IReadOnlyList<LiteralText> matchers, List<TextMatcher> others)
    {
        if (matchers.Count >= Many) return new LiteralTable(atEnd, matchers.Select(matcher => (new NumberedLiteral(matcher.Literal, 0), matcher is ExactText)));
        others.AddRange(matchers);
        return null;
    }

    private static LiteralScanner? Scanner(IReadOnlyList<TextMatcher> matchers, List<TextMatcher> others)
    {
        var contained = matchers.OfType<ContainedText>().Where(matcher => matcher.Literal.Length > 0).ToList();
        if (contained.Count >= Many)
        {
            others.AddRange(matchers.OfType<ContainedText>().Where(matcher => matcher.Literal.Length == 0));
            return new LiteralScanner(NumberedLiteral.Of(contained.Select(matcher => matcher.Literal)));
        }

        others.AddRange(matchers.OfType<ContainedText>());
        return null;
    }
}
