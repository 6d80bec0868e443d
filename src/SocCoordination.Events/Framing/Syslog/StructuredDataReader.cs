using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Framing.Syslog;

/// <summary>Walks <c>[id name="value" …][id …]</c> of RFC 5424, section 6.3, one parameter at a time.</summary>
internal ref struct StructuredDataReader(ReadOnlyMemory<byte> text)
{
    private readonly int _all = text.Length;
    private LineScanner _scanner = new(text);
    private bool _inside;

    /// <summary>Bytes of the well-formed elements so far.</summary>
    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Id { get; private set; }

    /// <summary>Empty at an element without parameters.</summary>
    public ReadOnlyMemory<byte> Name { get; private set; }

    /// <summary>Still escaped: <c>\"</c>, <c>\\</c> and <c>\]</c>.</summary>
    public ReadOnlyMemory<byte> Value { get; private set; }

    /// <summary>False at the end, and at the first place that is not well-formed.</summary>
    public bool TryReadNext()
    {
        (Name, Value) = (default, default);
        if (!_inside && !TryOpen())
            return false;
        if (_scanner.Skip((byte)' ') && _scanner.TakeUntil((byte)'=', out var name) && _scanner.TakeQuoted(out var value))
            (Name, Value) = (name, value);
        else if (_scanner.Next != ']')
            return false;
        if (_scanner.Skip((byte)']'))
            (_inside, Length) = (false, _all - _scanner.RestSpan.Length);
        return true;
    }

    private bool TryOpen()
    {
        if (!_scanner.Skip((byte)'['))
            return false;
        var end = _scanner.RestSpan.IndexOfAny((byte)' ', (byte)']');
        if (end <= 0)
            return false;
        Id = _scanner.Rest[..end];
        _scanner.Advance(end);
        _inside = true;
        return true;
    }
}
