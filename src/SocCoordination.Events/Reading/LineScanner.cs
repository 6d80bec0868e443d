using System.Buffers.Text;

namespace SocCoordination.Events.Reading;

/// <summary>Walks a line from left to right; what it takes are slices of the line.</summary>
internal ref struct LineScanner(ReadOnlyMemory<byte> line)
{
    private readonly ReadOnlyMemory<byte> _line = line;
    private readonly ReadOnlySpan<byte> _span = line.Span;
    private int _at;

    public readonly bool AtEnd => _at >= _span.Length;

    /// <summary>The next byte; 0 at the end.</summary>
    public readonly byte Next => AtEnd ? (byte)0 : _span[_at];

    public readonly ReadOnlyMemory<byte> Rest => _line[_at..];

    public readonly ReadOnlySpan<byte> RestSpan => _span[_at..];

    public void Advance(int bytes) => _at = Math.Min(_at + bytes, _span.Length);

    public bool Skip(byte expected)
    {
        if (Next != expected || AtEnd)
            return false;
        _at++;
        return true;
    }

    public bool Skip(ReadOnlySpan<byte> expected)
    {
        if (!RestSpan.StartsWith(expected))
            return false;
        _at += expected.Length;
        return true;
    }

    public void SkipSpaces()
    {
        var spaces = RestSpan.IndexOfAnyExcept((byte)' ', (byte)'\t');
        _at = spaces < 0 ? _span.Length : _at + spaces;
    }

    /// <summary>What stands before <paramref name="end"/>, which is passed over; false, and no step, where it does not come.</summary>
    public bool TakeUntil(byte end, out ReadOnlyMemory<byte> taken)
    {
        var length = RestSpan.IndexOf(end);
        return Take(length, 1, out taken);
    }

    /// <inheritdoc cref="TakeUntil(byte, out ReadOnlyMemory{byte})"/>
    public bool TakeUntil(ReadOnlySpan<byte> end, out ReadOnlyMemory<byte> taken)
    {
        var length = RestSpan.IndexOf(end);
        return Take(length, end.Length, out taken);
    }

    /// <summary>What stands before the next space, which is passed over, or before the end.</summary>
    public ReadOnlyMemory<byte> TakeWord()
    {
        var length = RestSpan.IndexOf((byte)' ');
        if (length < 0)
            length = RestSpan.Length;
        Take(length, 1, out var word);
        return word;
    }

    /// <summary>What stands between two quotes; a backslash takes the next byte with it.</summary>
    public bool TakeQuoted(out ReadOnlyMemory<byte> taken)
    {
        taken = default;
        if (Next != '"')
            return false;
        for (var end = 1; end < RestSpan.Length; end++)
        {
            var step = RestSpan[end..].IndexOfAny((byte)'"', (byte)'\\');
            if (step < 0)
                return false;
            end += step;
            if (RestSpan[end] == '\\')
            {
                end++;
                continue;
            }

            taken = Rest[1..end];
            _at += end + 1;
            return true;
        }

        return false;
    }

    /// <summary>A non-negative number in digits; false where it does not fit.</summary>
    public bool TakeNumber(out long number)
    {
        if (Next is < (byte)'0' or > (byte)'9' || !Utf8Parser.TryParse(RestSpan, out number, out var read))
        {
            number = 0;
            return false;
        }

        _at += read;
        return true;
    }

    private bool Take(int length, int passed, out ReadOnlyMemory<byte> taken)
    {
        taken = length < 0 ? default : _line.Slice(_at, length);
        if (length >= 0)
            Advance(length + passed);
        return length >= 0;
    }
}
