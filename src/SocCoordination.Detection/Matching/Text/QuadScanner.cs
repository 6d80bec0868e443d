using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// Finds a few literals in a text, 32 places at a time: four bytes of each literal, halved, are looked up in tables of
/// sixteen that fit a register (Hyperscan's "Teddy"); only places where all four fit some literal are compared.
/// </summary>
/// <remarks>Texts must be followed by <see cref="TextScratch.Padding"/> readable bytes.</remarks>
internal sealed class QuadScanner
{
    /// <summary>Literals must be this long.</summary>
    public const int Width = 4;

    private const int Buckets = 8;

    private readonly QuadPart[][] _buckets;
    private readonly bool _ignoreCase;
    private readonly Lazy<LiteralAutomaton> _steady;
    private readonly Vector128<byte> _low0;
    private readonly Vector128<byte> _low1;
    private readonly Vector128<byte> _low2;
    private readonly Vector128<byte> _low3;
    private readonly Vector128<byte> _high0;
    private readonly Vector128<byte> _high1;
    private readonly Vector128<byte> _high2;
    private readonly Vector128<byte> _high3;

    /// <param name="ignoreCase">The text is not folded; the literals are.</param>
    public QuadScanner(IReadOnlyList<NumberedLiteral> literals, bool ignoreCase)
    {
        _ignoreCase = ignoreCase;
        _steady = new(() => new LiteralAutomaton(literals, ignoreCase));
        _buckets = QuadBuckets.Fill(literals, Buckets, ignoreCase);
        (_low0, _high0) = Tables(0);
        (_low1, _high1) = Tables(1);
        (_low2, _high2) = Tables(2);
        (_low3, _high3) = Tables(3);
    }

    /// <summary>Gives the sink each literal at each place where the text contains it, until it wants no more.</summary>
    /// <returns>Whether the sink stopped it.</returns>
    public bool Find<T>(ReadOnlySpan<byte> text, ref T sink)
        where T : struct, ILiteralSink, allows ref struct
    {
        var allowance = new CompareAllowance(text.Length);
        var stopped = Find(text, ref sink, ref allowance);
        return allowance.IsSpent ? _steady.Value.Find(text, ref sink) : stopped;
    }

    private bool Find<T>(ReadOnlySpan<byte> text, ref T sink, ref CompareAllowance allowance)
        where T : struct, ILiteralSink, allows ref struct
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        if (Avx2.IsSupported)
        {
            var half = Vector256.Create((byte)15);
            var (low0, low1, low2, low3) = (Twice(_low0), Twice(_low1), Twice(_low2), Twice(_low3));
            var (high0, high1, high2, high3) = (Twice(_high0), Twice(_high1), Twice(_high2), Twice(_high3));
            for (var at = 0; at < text.Length; at += 32)
            {
                var fits = Fits(low0, high0, half, ref start, at) & Fits(low1, high1, half, ref start, at + 1)
                    & Fits(low2, high2, half, ref start, at + 2) & Fits(low3, high3, half, ref start, at + 3);
                if (fits != Vector256<byte>.Zero && Compare(text, at, fits, ref sink, ref allowance)) return true;
            }

            return false;
        }

        for (var at = 0; at < text.Length; at += 16)
        {
            var fits = Fits(_low0, _high0, ref start, at) & Fits(_low1, _high1, ref start, at + 1) & Fits(_low2, _high2, ref start, at + 2) & Fits(_low3, _high3, ref start, at + 3);
            if (fits != Vector128<byte>.Zero && Compare(text, at, Vector256.Create(fits, Vector128<byte>.Zero), ref sink, ref allowance)) return true;
        }

        return false;
    }

    private static Vector256<byte> Twice(Vector128<byte> table) => Vector256.Create(table, table);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Fits(Vector256<byte> low, Vector256<byte> high, Vector256<byte> half, ref byte text, int at)
    {
        var block = Vector256.LoadUnsafe(ref text, (nuint)at);
        return Avx2.Shuffle(low, block & half) & Avx2.Shuffle(high, Vector256.ShiftRightLogical(block.AsUInt16(), 4).AsByte() & half);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Fits(Vector128<byte> low, Vector128<byte> high, ref byte text, int at)
    {
        var half = Vector128.Create((byte)15);
        var block = Vector128.LoadUnsafe(ref text, (nuint)at);
        return Vector128.Shuffle(low, block & half) & Vector128.Shuffle(high, Vector128.ShiftRightLogical(block, 4) & half);
    }

    /// <returns>Whether to end the search: the sink wants no more, or the allowance is spent.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Compare<T>(ReadOnlySpan<byte> text, int at, Vector256<byte> fits, ref T sink, ref CompareAllowance allowance)
        where T : struct, ILiteralSink, allows ref struct
    {
        var places = ~Vector256.Equals(fits, Vector256<byte>.Zero).ExtractMostSignificantBits();
        for (; places != 0; places &= places - 1)
        {
            var place = BitOperations.TrailingZeroCount(places);
            for (var buckets = (uint)fits.GetElement(place); buckets != 0; buckets &= buckets - 1)
            {
                foreach (var part in _buckets[BitOperations.TrailingZeroCount(buckets)])
                {
                    allowance.Spend(part.Literal.Length);
                    if (allowance.IsSpent) return true;
                    var from = at + place - part.Offset;
                    if (from >= 0 && from + part.Literal.Length <= text.Length && IsSame(text.Slice(from, part.Literal.Length), part.Literal) && sink.Take(part.Number)) return true;
                }
            }
        }

        return false;
    }

    private bool IsSame(ReadOnlySpan<byte> text, byte[] literal) => _ignoreCase ? Ascii.EqualsIgnoreCase(text, literal) : text.SequenceEqual(literal);

    private (Vector128<byte> Low, Vector128<byte> High) Tables(int position)
    {
        var (low, high) = (new byte[16], new byte[16]);
        for (var bucket = 0; bucket < _buckets.Length; bucket++)
        {
            foreach (var part in _buckets[bucket])
            {
                foreach (var form in QuadBuckets.CasesOf(part.Literal[part.Offset + position], _ignoreCase))
                {
                    low[form & 15] |= (byte)(1 << bucket);
                    high[form >> 4] |= (byte)(1 << bucket);
                }
            }
        }

        return (Vector128.Create(low), Vector128.Create(high));
    }
}

/// <summary>A literal and where in it the four bytes stand by which it is found.</summary>
internal sealed record QuadPart(byte[] Literal, int Offset, int Number);
