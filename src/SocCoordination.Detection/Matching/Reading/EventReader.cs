using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Matching.Reading;

/// <summary>
/// Reads one event into the list of its values, those at asked places under their slot. Reads JSON strictly (RFC 8259):
/// what another reader would refuse is refused here. Reused from event to event, it allocates nothing.
/// </summary>
internal sealed class EventReader(PathTree tree)
{
    /// <summary>Room for more values than this is given back after the event that needed it.</summary>
    private const int KeptValues = 65_536;

    private readonly TokenIndex _index = new();
    private readonly int[] _heads = new int[tree.NodeCount];
    private readonly int[] _tails = new int[tree.NodeCount];
    private readonly int[] _open = new int[EventLimits.Depth];
    private byte[] _text = new byte[4096];
    private EventValue[] _values = new EventValue[256];
    private int _count;

    /// <summary>Which slots any event so far has filled.</summary>
    public bool[] Seen { get; } = new bool[tree.NodeCount];

    /// <summary>The event's text, followed by blanks.</summary>
    public byte[] Text => _text;

    /// <summary>Bytes of the event.</summary>
    public int Length { get; private set; }

    /// <summary>What a value holds stands in the text as it is, but for quotes, backslashes and controls.</summary>
    public bool IsPlain => _index.IsPlain;

    /// <summary>The text is ASCII; escapes may still stand for other characters.</summary>
    public bool IsAscii => _index.IsAscii;

    public Span<EventValue> Values => _values.AsSpan(0, _count);

    public ref EventValue this[int index] => ref _values[index];

    /// <summary>The first value of a slot, plus one; 0: none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int First(int slot) => _heads[slot];

    public EventFault? Read(ReadOnlySpan<byte> json)
    {
        Clear();
        if (json.Length > EventLimits.Bytes) return new EventFault(0, $"more than {EventLimits.Bytes:N0} bytes");
        Take(json);
        if (_index.Read(_text, json.Length) is { } unsound) return new EventFault(0, unsound);
        var fault = _index.Count == 0 ? new EventFault(0, "no JSON object") : ReadObject();
        return fault;
    }

    private void Clear()
    {
        foreach (ref var value in Values) _heads[value.Slot] = 0;
        _count = 0;
        if (_values.Length > KeptValues) _values = new EventValue[256];
    }

    private void Take(ReadOnlySpan<byte> json)
    {
        if (_text.Length < json.Length + TokenIndex.Padding) _text = new byte[(json.Length * 2) + TokenIndex.Padding];
        json.CopyTo(_text);
        Length = json.Length;
        _text.AsSpan(json.Length, TokenIndex.Padding).Fill((byte)' ');
    }

    /// <summary>
    /// One loop over the tokens, the open objects and lists on a stack of nodes: below zero a list, whose members have
    /// its own place. The token after the last repeats the first, an opening brace, which fits nowhere there.
    /// </summary>
    private EventFault? ReadObject()
    {
        ref var token = ref MemoryMarshal.GetArrayDataReference(_index.Tokens);
        ref var text = ref MemoryMarshal.GetArrayDataReference(_text);
        var count = _index.Count;
        var next = 1;
        var depth = 0;
        var node = PathTree.Root;
        if (CharAt(ref text, token) != '{') return Fault(token, "no JSON object");
        _open[0] = node;
        if (CharAt(ref text, Unsafe.Add(ref token, 1)) == '}')
        {
            next = 2;
            goto Closed;
        }

    Member:
        {
            var start = (int)Unsafe.Add(ref token, next) + 1;
            if (CharAt(ref text, (uint)start - 1) != '"' || next >= count) return Fault((uint)start - 1, "no key");
            var end = (int)Unsafe.Add(ref token, next + 1);
            if (CharAt(ref text, Unsafe.Add(ref token, next + 2)) != ':') return Fault(Unsafe.Add(ref token, next + 2), "no ':' after a key");
            next += 3;
            node = tree.Child(_open[depth], _text, start, end - start);
        }

    Value:
        {
            var at = (int)Unsafe.Add(ref token, next);
            switch (CharAt(ref text, (uint)at))
            {
                case '"':
                    Add(ValueKind.Text, node, at + 1, (int)Unsafe.Add(ref token, next + 1) - at - 1);
                    next += 2;
                    break;
                case '{':
                    if (next >= count) return Fault((uint)at, "an end too early");
                    if (++depth == EventLimits.Depth) return Fault((uint)at, "too many levels");
                    Add(ValueKind.Object, node, at, 1);
                    _open[depth] = node;
                    next++;
                    if (CharAt(ref text, Unsafe.Add(ref token, next)) != '}') goto Member;
                    next++;
                    goto Closed;
                case '[':
                    if (++depth == EventLimits.Depth) return Fault((uint)at, "too many levels");
                    Add(ValueKind.List, node, at, 1);
                    _open[depth] = ~node;
                    next++;
                    if (CharAt(ref text, Unsafe.Add(ref token, next)) != ']') goto Value;
                    next++;
                    goto Closed;
                default:
                    var length = ScalarText.Length(ref Unsafe.Add(ref text, at), out var kind);
                    if (length == 0) return Fault((uint)at, "no value");
                    Add(kind, node, at, length);
                    next++;
                    break;
            }
        }

    Continue:
        {
            var separator = CharAt(ref text, Unsafe.Add(ref token, next));
            next++;
            if (_open[depth] >= 0)
            {
                if (separator == ',') goto Member;
                if (separator != '}') return Fault(Unsafe.Add(ref token, next - 1), "no ',' or '}' after a value");
            }
            else
            {
                if (separator == ',')
                {
                    node = ~_open[depth];
                    goto Value;
                }

                if (separator != ']') return Fault(Unsafe.Add(ref token, next - 1), "no ',' or ']' after a value");
            }
        }

    Closed:
        if (--depth >= 0) goto Continue;
        return next == count ? null : Fault(Unsafe.Add(ref token, next), "something after the object");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static char CharAt(ref byte text, uint at) => (char)Unsafe.Add(ref text, at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(ValueKind kind, int slot, int start, int length)
    {
        if (_count == _values.Length) Array.Resize(ref _values, 2 * _count);
        ref var value = ref _values[_count++];
        value.Start = start;
        value.Length = length;
        value.Slot = slot;
        value.Kind = kind;
        value.Folded = -1;
        value.Plain = -1;
        value.Next = 0;
        if (slot != PathTree.Nowhere) Link(slot);
    }

    /// <summary>Puts the newest value at the end of its slot's chain, so that values keep the event's order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Link(int slot)
    {
        if (_heads[slot] == 0) _heads[slot] = _count;
        else _values[_tails[slot] - 1].Next = _count;
        _tails[slot] = _count;
        Seen[slot] = true;
    }

    private static EventFault? Fault(uint at, string reason) => new EventFault((int)at, reason);
}
