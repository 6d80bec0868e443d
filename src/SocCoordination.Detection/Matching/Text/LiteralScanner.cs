using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// Finds which of many literals a text contains, in one pass. Of each literal four bytes in a row, those that are rarest
/// among all of them, stand in a bitmap; a place of the text whose four bytes are not in it, nearly every place, costs
/// a multiplication and a look, and no place waits for the one before it.
/// </summary>
/// <remarks>Texts must be followed by four readable bytes, as <see cref="TextScratch"/> gives them.</remarks>
internal sealed class LiteralScanner
{
    /// <summary>Literals must be this long; shorter ones are searched for one by one.</summary>
    public const int ShortestLiteral = 4;

    private readonly byte[][] _literals;
    private readonly int[] _offsets;
    private readonly HashedLiterals _byGram;
    private readonly ulong[] _bitmap;
    private readonly int _shift;

    public LiteralScanner(byte[][] literals)
    {
        _literals = literals;
        _offsets = GramChoice.Choose(literals);
        _byGram = new HashedLiterals([.. literals.Select((literal, i) => ((ulong)Gram(literal, _offsets[i]), i))]);
        // One place in 64 or fewer is looked at twice for nothing.
        var bits = 10;
        while (bits < 19 && 1 << bits < literals.Length * 64) bits++;
        _bitmap = new ulong[(1 << bits) / 64];
        _shift = 32 - bits;
        for (var i = 0; i < literals.Length; i++)
        {
            var place = Hash(Gram(literals[i], _offsets[i])) >> _shift;
            _bitmap[place >> 6] |= 1UL << (int)(place & 63);
        }
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
        ref var start = ref MemoryMarshal.GetReference(text);
        ref var bitmap = ref MemoryMarshal.GetArrayDataReference(_bitmap);
        var shift = _shift;
        var last = text.Length - ShortestLiteral;
        for (var at = 0; at <= last; at++)
        {
            var gram = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, at));
            var place = Hash(gram) >> shift;
            if ((Unsafe.Add(ref bitmap, place >> 6) & (1UL << (int)place)) != 0 && Verify(text, at, gram, ref sink)) return true;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Verify<T>(ReadOnlySpan<byte> text, int at, uint gram, ref T sink)
        where T : struct, ILiteralSink, allows ref struct
    {
        for (var place = _byGram.First(gram); place >= 0; place = _byGram.Next(place, gram))
        {
            var literal = _byGram[place];
            var from = at - _offsets[literal];
            if (from >= 0 && text[from..].StartsWith(_literals[literal]) && sink.Take(literal)) return true;
        }

        return false;
    }

    private static uint Gram(byte[] literal, int offset) => MemoryMarshal.Read<uint>(literal.AsSpan(offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint gram) => gram * 0x9E37_79B1;
}
