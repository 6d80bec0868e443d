using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>Where in a value a literal must stand.</summary>
internal enum LiteralPlace
{
    Whole,
    Start,
    End,
}

/// <summary>
/// Many literals at one end of a value, found by a hash of the eight bytes there; those of four to seven bytes by four;
/// the few shorter ones one by one. A small bitmap answers for nearly every value that there is none.
/// </summary>
/// <remarks>A literal that must be the whole value is found by its end.</remarks>
internal sealed class LiteralTable
{
    private const int Long = 8;
    private const int Middle = 4;
    private const ulong Mixer = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Tells the keys of four bytes from those of eight.</summary>
    private const ulong MiddleMark = 0x5851_F42D_4C95_7F2D;

    private readonly bool _atEnd;
    private readonly bool _hasLong;
    private readonly bool _hasMiddle;
    private readonly int _shift;
    private readonly ulong[] _bitmap;
    private readonly HashedNumbers _byKey;
    private readonly Literal[] _literals;
    private readonly Literal[] _short;

    /// <param name="atEnd">They stand at the end, or are the whole; else at the start.</param>
    public LiteralTable(bool atEnd, IEnumerable<(NumberedLiteral Literal, bool IsWhole)> literals)
    {
        _atEnd = atEnd;
        var all = literals.Select(literal => new Literal(literal.Literal.Bytes, literal.Literal.Number, literal.IsWhole)).ToList();
        _short = [.. all.Where(literal => literal.Bytes.Length < Middle)];
        _literals = [.. all.Where(literal => literal.Bytes.Length >= Middle)];
        _hasLong = _literals.Any(literal => literal.Bytes.Length >= Long);
        _hasMiddle = _literals.Any(literal => literal.Bytes.Length < Long);
        _byKey = new HashedNumbers([.. _literals.Select((literal, i) => (KeyOf(literal.Bytes, literal.Bytes.Length >= Long), i))]);
        var bits = 6;
        while (bits < 15 && 1 << bits < 16 * _literals.Length) bits++;
        _bitmap = new ulong[(1 << bits) / 64];
        _shift = 64 - bits;
        foreach (var literal in _literals)
        {
            var place = (KeyOf(literal.Bytes, literal.Bytes.Length >= Long) * Mixer) >> _shift;
            _bitmap[place >> 6] |= 1UL << (int)(place & 63);
        }
    }

    public bool Any(ReadOnlySpan<byte> value)
    {
        var none = default(NoSink);
        return Find(value, ref none);
    }

    /// <summary>Gives the sink each literal that stands there, until it wants no more.</summary>
    /// <returns>Whether the sink stopped it.</returns>
    public bool Find<T>(ReadOnlySpan<byte> value, ref T sink)
        where T : struct, ILiteralSink, allows ref struct
    {
        if (_hasLong && value.Length >= Long)
        {
            var key = KeyOf(value, isLong: true);
            if (MayHave(key) && FindKey(key, value, ref sink)) return true;
        }

        if (_hasMiddle && value.Length >= Middle)
        {
            var key = KeyOf(value, isLong: false);
            if (MayHave(key) && FindKey(key, value, ref sink)) return true;
        }

        foreach (var literal in _short)
            if (Fits(value, literal) && sink.Take(literal.Number))
                return true;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayHave(ulong key)
    {
        var place = (key * Mixer) >> _shift;
        return (_bitmap[place >> 6] & (1UL << (int)place)) != 0;
    }

    private bool FindKey<T>(ulong key, ReadOnlySpan<byte> value, ref T sink)
        where T : struct, ILiteralSink, allows ref struct
    {
        for (var at = _byKey.First(key); at >= 0; at = _byKey.Next(at, key))
        {
            ref readonly var literal = ref _literals[_byKey[at]];
            if (Fits(value, literal) && sink.Take(literal.Number)) return true;
        }

        return false;
    }

    private bool Fits(ReadOnlySpan<byte> value, in Literal literal) =>
        literal.IsWhole ? value.SequenceEqual(literal.Bytes) : _atEnd ? value.EndsWith(literal.Bytes) : value.StartsWith(literal.Bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong KeyOf(ReadOnlySpan<byte> value, bool isLong)
    {
        var width = isLong ? Long : Middle;
        ref var at = ref Unsafe.Add(ref MemoryMarshal.GetReference(value), _atEnd ? value.Length - width : 0);
        return isLong ? Unsafe.ReadUnaligned<ulong>(ref at) : Unsafe.ReadUnaligned<uint>(ref at) * MiddleMark;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Literal(byte[] Bytes, int Number, bool IsWhole);
}
