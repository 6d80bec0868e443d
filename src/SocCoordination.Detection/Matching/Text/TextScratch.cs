using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SocCoordination.Detection.Matching.Reading;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// The texts of one event's values, made when first asked for: without JSON's escapes, and without them and case. What
/// is given out stays valid until the next event and is followed by <see cref="Padding"/> readable bytes.
/// </summary>
internal sealed class TextScratch(EventReader reader)
{
    /// <summary>Bytes after a text that may be read, not relied on.</summary>
    public const int Padding = 64;

    private byte[] _texts = new byte[16 * 1024];
    private int _used;

    public void Clear() => _used = 0;

    /// <summary>The value as rules compare it: escapes undone, letters folded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Folded(ref EventValue value)
    {
        if (value.Folded < 0) MakeFolded(ref value);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_texts), value.Folded), value.FoldedLength);
    }

    /// <summary>The value as it is: escapes undone, case kept.</summary>
    public ReadOnlySpan<byte> Plain(ref EventValue value)
    {
        if (value.Plain < 0) MakePlain(ref value);
        return _texts.AsSpan(value.Plain, value.PlainLength);
    }

    private void MakeFolded(ref EventValue value)
    {
        Reserve(value.Length);
        value.Folded = _used;
        value.FoldedLength = Copy(ref reader.Text[value.Start], value.Length, ref _texts[_used], fold: true, out var nonAscii);
        _used += value.FoldedLength;
        value.IsAscii = !nonAscii;
        if (!nonAscii) return;
        // Letters beyond ASCII: fold what was made once more, character by character.
        var length = value.FoldedLength;
        Reserve(length * FoldTable.Growth);
        value.FoldedLength = FoldTable.Fold(_texts.AsSpan(value.Folded, length), _texts.AsSpan(_used));
        value.Folded = _used;
        _used += value.FoldedLength;
    }

    private void MakePlain(ref EventValue value)
    {
        Reserve(value.Length);
        value.Plain = _used;
        value.PlainLength = Copy(ref reader.Text[value.Start], value.Length, ref _texts[_used], fold: false, out var nonAscii);
        value.IsAscii = !nonAscii;
        _used += value.PlainLength;
    }

    private void Reserve(int length)
    {
        var needed = _used + length + (2 * Padding);
        if (needed > _texts.Length) Array.Resize(ref _texts, Math.Max(needed, 2 * _texts.Length));
    }

    /// <summary>Copies 32 bytes at a time up to the next escape, undoes that, goes on behind it.</summary>
    private static int Copy(ref byte text, int length, ref byte to, bool fold, out bool nonAscii)
    {
        var high = 0U;
        var written = 0;
        for (var at = 0; at < length;)
        {
            var block = Vector256.LoadUnsafe(ref text, (nuint)at);
            var escapes = Vector256.Equals(block, Vector256.Create((byte)'\\')).ExtractMostSignificantBits();
            (fold ? Lower(block) : block).StoreUnsafe(ref to, (nuint)written);
            // What lies behind the text does not count: it would only send ASCII the long way round.
            var plain = Math.Min(BitOperations.TrailingZeroCount(escapes), length - at);
            high |= block.ExtractMostSignificantBits() & (uint)((1UL << plain) - 1);
            at += plain;
            written += plain;
            if (at >= length || plain == 32) continue;
            if (Unsafe.Add(ref text, at + 1) is (byte)'\\')
            {
                Unsafe.Add(ref to, written++) = (byte)'\\';
                at += 2;
                continue;
            }

            written += Unescape(ref text, ref at, length, ref Unsafe.Add(ref to, written), fold, ref high);
        }

        nonAscii = high != 0;
        return written;
    }

    private static int Unescape(ref byte text, ref int at, int length, ref byte to, bool fold, ref uint high)
    {
        var source = MemoryMarshal.CreateReadOnlySpan(ref text, length);
        var target = MemoryMarshal.CreateSpan(ref to, 4);
        var written = JsonEscape.Read(source, ref at, target);
        at++;
        if (written > 1) high = 1;
        else if (fold && target[0] is >= (byte)'A' and <= (byte)'Z') target[0] |= 0x20;
        return written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Lower(Vector256<byte> block)
    {
        var isUpper = Vector256.LessThan(block - Vector256.Create((byte)'A'), Vector256.Create((byte)26));
        return block | (isUpper & Vector256.Create((byte)0x20));
    }
}
