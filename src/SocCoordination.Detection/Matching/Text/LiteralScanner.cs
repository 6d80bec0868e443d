namespace SocCoordination.Detection.Matching.Text;

/// <summary>Finds which of some literals a text contains: few of them by <see cref="QuadScanner"/>, many by <see cref="GramScanner"/>, the shortest each by itself.</summary>
/// <remarks>Texts must be followed by <see cref="TextScratch.Padding"/> readable bytes.</remarks>
internal sealed class LiteralScanner
{
    /// <summary>One literal for each bucket; with more, places fit by chance and must be compared.</summary>
    private const int Few = 8;

    private readonly QuadScanner? _few;
    private readonly GramScanner? _long;
    private readonly GramScanner? _middle;
    private readonly NumberedLiteral[] _short;

    public LiteralScanner(IReadOnlyList<NumberedLiteral> literals)
    {
        var quads = literals.Where(literal => literal.Bytes.Length >= QuadScanner.Width).ToArray();
        if (quads.Length <= Few)
        {
            _short = [.. literals.Where(literal => literal.Bytes.Length < QuadScanner.Width)];
            if (quads.Length > 0) _few = new QuadScanner(quads, ignoreCase: false);
            return;
        }

        // Every other place suffices where a literal is longer than four bytes.
        _long = new GramScanner([.. quads.Where(literal => literal.Bytes.Length > QuadScanner.Width)], width: 4, step: 2);
        var middle = literals.Where(literal => literal.Bytes.Length is 3 or 4).ToArray();
        var single = middle.Length <= Few ? 5 : 3;
        _short = [.. literals.Where(literal => literal.Bytes.Length < single)];
        if (single == 3) _middle = new GramScanner(middle, width: 3, step: 1);
    }

    public bool Any(ReadOnlySpan<byte> text)
    {
        var none = default(NoSink);
        return Find(text, ref none);
    }

    /// <summary>Gives the sink each literal at each place where the text contains it, until it wants no more.</summary>
    /// <returns>Whether the sink stopped it.</returns>
    public bool Find<T>(ReadOnlySpan<byte> text, ref T sink)
        where T : struct, ILiteralSink, allows ref struct
    {
        foreach (var literal in _short)
            if (text.IndexOf(literal.Bytes) >= 0 && sink.Take(literal.Number))
                return true;
        return (_few is not null && _few.Find(text, ref sink))
            || (_long is not null && _long.Find(text, ref sink))
            || (_middle is not null && _middle.Find(text, ref sink));
    }
}
