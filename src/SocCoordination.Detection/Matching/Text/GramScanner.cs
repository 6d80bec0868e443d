using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// Finds many literals in a text in one pass. Of each literal some bytes in a row, a gram, stand in a bitmap; a place of
/// the text whose gram is not in it, nearly every place, costs a multiplication and a look, and no place waits for the
/// one before it.
/// </summary>
/// <remarks>
/// With a step of two only every other place is looked at, and two neighbouring grams of each literal are in the bitmap:
/// one of them stands at such a place. Texts must be followed by <see cref="TextScratch.Padding"/> readable bytes.
/// </remarks>
internal sealed class GramScanner
{
    private const uint Mixer = 0x9E37_79B1;

    private readonly Place[] _places;
    private readonly HashedNumbers _byGram;
    private readonly uint[] _bitmap;
    private readonly int _shift;
    private readonly uint _mask;
    private readonly int _step;
    private readonly Lazy<LiteralAutomaton> _steady;

    /// <param name="width">Bytes of a gram: 3, or 4.</param>
    /// <param name="step">1, or 2 where every literal is longer than a gram.</param>
    public GramScanner(NumberedLiteral[] literals, int width, int step)
    {
        _step = step;
        _steady = new(() => new LiteralAutomaton(literals, ignoreCase: false));
        _mask = width == 4 ? uint.MaxValue : 0x00FF_FFFF;
        var offsets = GramChoice.Choose([.. literals.Select(literal => literal.Bytes)], width, step);
        _places = [.. literals.SelectMany((literal, i) => Enumerable.Range(offsets[i], step).Select(offset => new Place(literal.Bytes, offset, literal.Number)))];
        _byGram = new HashedNumbers([.. _places.Select((place, number) => ((ulong)Gram(place), number))]);
        // Eight words of the bitmap for every gram: one place in 256 is compared for nothing.
        var bits = 5;
        while (bits < 14 && 1 << bits < 8 * _places.Length) bits++;
        _bitmap = new uint[1 << bits];
        _shift = 32 - bits;
        foreach (var place in _places)
        {
            var hash = Gram(place) * Mixer;
            _bitmap[hash >> _shift] |= 1U << (int)(Bit(hash) & 31);
        }
    }

    /// <summary>Gives the sink each literal at each place where the text contains it, until it wants no more.</summary>
    /// <returns>Whether the sink stopped it.</returns>
    public bool Find<T>(ReadOnlySpan<byte> text, ref T sink)
        where T : struct, ILiteralSink, allows ref struct
    {
        // Four places a turn: what they say is joined, so that there is one question instead of four.
        var allowance = new CompareAllowance(text.Length);
        var stopped = _step == 2 ? FindByTwo(text, ref sink, ref allowance) : FindByOne(text, ref sink, ref allowance);
        return allowance.IsSpent ? _steady.Value.Find(text, ref sink) : stopped;
    }

    private bool FindByTwo<T>(ReadOnlySpan<byte> text, ref T sink, ref CompareAllowance allowance)
        where T : struct, ILiteralSink, allows ref struct
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        ref var bitmap = ref MemoryMarshal.GetArrayDataReference(_bitmap);
        var shift = _shift;
        for (nint at = 0; at < text.Length - 3; at += 8)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at));
            var last = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at + 6));
            var hits = Look(ref bitmap, (uint)eight, shift) | Look(ref bitmap, (uint)(eight >> 16), shift)
                | Look(ref bitmap, (uint)(eight >> 32), shift) | Look(ref bitmap, last, shift);
            if ((hits & 1) != 0 && Compare(text, (int)at, ref sink, ref allowance)) return true;
        }

        return false;
    }

    private bool FindByOne<T>(ReadOnlySpan<byte> text, ref T sink, ref CompareAllowance allowance)
        where T : struct, ILiteralSink, allows ref struct
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        ref var bitmap = ref MemoryMarshal.GetArrayDataReference(_bitmap);
        var (shift, mask) = (_shift, _mask);
        for (nint at = 0; at < text.Length - 2; at += 4)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at));
            var hits = Look(ref bitmap, (uint)eight & mask, shift) | Look(ref bitmap, (uint)(eight >> 8) & mask, shift)
                | Look(ref bitmap, (uint)(eight >> 16) & mask, shift) | Look(ref bitmap, (uint)(eight >> 24) & mask, shift);
            if ((hits & 1) != 0 && Compare(text, (int)at, ref sink, ref allowance)) return true;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Look(ref uint bitmap, uint gram, int shift)
    {
        var hash = gram * Mixer;
        return Unsafe.Add(ref bitmap, hash >> shift) >> (int)Bit(hash);
    }

    /// <summary>Bits of the hash that do not choose the word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Bit(uint hash) => hash >> 9;

    /// <returns>Whether to end the search: the sink wants no more, or the allowance is spent.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Compare<T>(ReadOnlySpan<byte> text, int from, ref T sink, ref CompareAllowance allowance)
        where T : struct, ILiteralSink, allows ref struct
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        for (var at = from; at < from + (4 * _step); at += _step)
        {
            var gram = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at)) & _mask;
            if ((Look(ref MemoryMarshal.GetArrayDataReference(_bitmap), gram, _shift) & 1) == 0) continue;
            for (var found = _byGram.First(gram); found >= 0; found = _byGram.Next(found, gram))
            {
                ref readonly var place = ref _places[_byGram[found]];
                allowance.Spend(place.Literal.Length);
                if (allowance.IsSpent) return true;
                var begin = at - place.Offset;
                if (begin >= 0 && begin <= text.Length && text[begin..].StartsWith(place.Literal) && sink.Take(place.Number)) return true;
            }
        }

        return false;
    }

    private uint Gram(Place place)
    {
        Span<byte> padded = stackalloc byte[4];
        place.Literal.AsSpan(place.Offset, Math.Min(4, place.Literal.Length - place.Offset)).CopyTo(padded);
        return MemoryMarshal.Read<uint>(padded) & _mask;
    }

    /// <summary>A gram of a literal.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(byte[] Literal, int Offset, int Number);
}
