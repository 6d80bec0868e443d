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
/// Many literals at one place of a value, found by a hash of the eight bytes there; those of four to seven bytes by four;
/// the few shorter ones one by one.
/// </summary>
/// <remarks>Values must be followed by eight readable bytes, as <see cref="TextScratch"/> gives them.</remarks>
internal sealed class LiteralTable
{
    private readonly LiteralPlace _place;
    private readonly byte[][] _literals;
    private readonly HashedLiterals _byEight;
    private readonly HashedLiterals _byFour;
    private readonly int[] _short;

    public LiteralTable(LiteralPlace place, byte[][] literals)
    {
        _place = place;
        _literals = literals;
        var all = Enumerable.Range(0, literals.Length).ToList();
        _byEight = new HashedLiterals([.. all.Where(i => literals[i].Length >= 8).Select(i => (Key(literals[i], 8), i))]);
        _byFour = new HashedLiterals([.. all.Where(i => literals[i].Length is >= 4 and < 8).Select(i => (Key(literals[i], 4), i))]);
        _short = [.. all.Where(i => literals[i].Length < 4)];
    }

    public bool Any(ReadOnlySpan<byte> value)
    {
        var none = default(NoSink);
        return Find(value, ref none);
    }

    /// <summary>Gives the sink each literal that stands at the place, until it wants no more.</summary>
    /// <returns>Whether the sink stopped it.</returns>
    public bool Find<T>(ReadOnlySpan<byte> value, ref T sink)
        where T : struct, ILiteralSink, allows ref struct
    {
        if (value.Length >= 8 && _byEight.Count > 0 && FindHashed(_byEight, KeyOf(value, 8), value, ref sink)) return true;
        if (value.Length >= 4 && _byFour.Count > 0 && FindHashed(_byFour, KeyOf(value, 4), value, ref sink)) return true;
        foreach (var literal in _short)
            if (Fits(value, _literals[literal]) && sink.Take(literal))
                return true;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool FindHashed<T>(HashedLiterals literals, ulong key, ReadOnlySpan<byte> value, ref T sink)
        where T : struct, ILiteralSink, allows ref struct
    {
        for (var at = literals.First(key); at >= 0; at = literals.Next(at, key))
        {
            var literal = literals[at];
            if (Fits(value, _literals[literal]) && sink.Take(literal)) return true;
        }

        return false;
    }

    private bool Fits(ReadOnlySpan<byte> value, byte[] literal) => _place switch
    {
        LiteralPlace.Whole => value.SequenceEqual(literal),
        LiteralPlace.Start => value.StartsWith(literal),
        _ => value.EndsWith(literal),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong KeyOf(ReadOnlySpan<byte> value, int width)
    {
        ref var start = ref MemoryMarshal.GetReference(value);
        ref var at = ref _place == LiteralPlace.End ? ref Unsafe.Add(ref start, value.Length - width) : ref start;
        return width == 8 ? Unsafe.ReadUnaligned<ulong>(ref at) : Unsafe.ReadUnaligned<uint>(ref at);
    }

    private ulong Key(byte[] literal, int width) => KeyOf(literal, width);
}
