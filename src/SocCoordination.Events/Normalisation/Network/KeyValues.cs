using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Network;

/// <summary>Reads <c>name=value name="quoted value"</c>, as most firewalls write.</summary>
internal ref struct KeyValues(ReadOnlyMemory<byte> text)
{
    /// <summary>More pairs than any device sends; the line itself is kept whole.</summary>
    private const int Most = 256;
    private LineScanner _scanner = new(text);
    private int _count;

    public ReadOnlyMemory<byte> Name { get; private set; }

    /// <summary>Without its quotes; a backslash inside still stands.</summary>
    public ReadOnlyMemory<byte> Value { get; private set; }

    /// <summary>Words that are no pair are passed over.</summary>
    public bool TryReadNext()
    {
        while (_count < Most && !_scanner.AtEnd)
        {
            _scanner.SkipSpaces();
            var end = _scanner.RestSpan.IndexOfAny((byte)'=', (byte)' ');
            if (end < 0)
                return false;
            if (_scanner.RestSpan[end] == ' ' || end == 0)
            {
                _scanner.Advance(end + 1);
                continue;
            }

            Name = _scanner.Rest[..end];
            _scanner.Advance(end + 1);
            Value = _scanner.TakeQuoted(out var quoted) ? quoted : _scanner.TakeWord();
            _count++;
            return true;
        }

        return false;
    }

    /// <summary>Puts every pair below one object, so that each can be searched under its own name.</summary>
    public static void WriteAll(ReadOnlyMemory<byte> text, EventTree tree, int below)
    {
        for (var pairs = new KeyValues(text); pairs.TryReadNext();)
        {
            if (!pairs.Value.IsEmpty)
                tree.SetText(below, pairs.Name, Escapes.Backslashes(pairs.Value, tree.Arena));
        }
    }
}
