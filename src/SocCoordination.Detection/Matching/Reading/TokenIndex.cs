using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Unicode;

namespace SocCoordination.Detection.Matching.Reading;

/// <summary>
/// Where the tokens of a JSON text begin: each of <c>{ } [ ] : ,</c>, both quotes of every string, the first character of
/// every other scalar. 64 bytes at a time, so that what lies inside strings, most of an event, costs next to nothing.
/// The text must be followed by <see cref="Padding"/> blanks.
/// </summary>
internal sealed class TokenIndex
{
    /// <summary>Blanks that must follow the text.</summary>
    public const int Padding = 64;

    /// <summary>Positions that are written at once; the array has that much room at its end.</summary>
    private const int Slack = 64;

    private const ulong OddBits = 0xAAAA_AAAA_AAAA_AAAA;

    private uint[] _tokens = new uint[1024];

    /// <summary>The positions; <see cref="Count"/> of them, then one more that repeats the first.</summary>
    public uint[] Tokens => _tokens;

    public int Count { get; private set; }

    /// <summary>Each character of the text but a control, quote or backslash stands for itself.</summary>
    public bool IsPlain { get; private set; }

    public bool IsAscii { get; private set; }

    /// <summary>Reads the tokens; null where strings and escapes are sound, else what is wrong.</summary>
    public string? Read(byte[] text, int length)
    {
        if (_tokens.Length < length + Slack) _tokens = new uint[Math.Max(length + Slack, 2 * _tokens.Length)];
        ref var tokens = ref _tokens[0];
        ref var first = ref text[0];
        var state = default(State);
        var count = 0;
        for (var at = 0; at < length; at += 64)
        {
            var structure = Structure(ref Unsafe.Add(ref first, at), ref first, at, ref state);
            var found = BitOperations.PopCount(structure);
            Write(ref Unsafe.Add(ref tokens, count), structure, (uint)at, found);
            count += found;
        }

        Count = count;
        IsPlain = !state.HidesCharacters;
        IsAscii = state.NonAscii == 0;
        _tokens[count] = _tokens[0];
        if (state.InString != 0) return "a string that does not end";
        if (state.Faults != 0) return "a control character";
        if (state.BadEscape) return "an escape that JSON does not know";
        return state.NonAscii != 0 && !Utf8.IsValid(text.AsSpan(0, length)) ? "bytes that are not UTF-8" : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Structure(ref byte block, ref byte first, int at, ref State state)
    {
        Classify(ref block, out var classes);
        state.NonAscii |= classes.NonAscii;

        var escaped = state.NextEscaped;
        if ((classes.Backslash | escaped) != 0)
        {
            escaped = Escaped(classes.Backslash, ref state);
            // Nearly every escape of a log is \\ or \"; the others are looked at one by one.
            var unusual = escaped & ~classes.Backslash & ~classes.Quote;
            if (unusual != 0) CheckEscapes(unusual, ref first, at, ref state);
        }

        var quotes = classes.Quote & ~escaped;
        // Set from an opening quote to the character before the closing one.
        var inside = PrefixXor(quotes) ^ state.InString;
        state.InString = (ulong)((long)inside >> 63);

        state.Faults |= classes.Control & inside;
        var controls = classes.Control & ~inside;
        if (controls != 0) CheckBlanks(controls, ref block, ref state);

        var scalar = ~(classes.Operator | classes.Blank | inside | quotes);
        var starts = scalar & ~((scalar << 1) | state.InScalar);
        state.InScalar = scalar >> 63;
        return (classes.Operator & ~inside) | quotes | starts;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Classify(ref byte block, out Classes classes)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            var v = Vector512.LoadUnsafe(ref block);
            var letter = v | Vector512.Create((byte)0x20);
            classes.Quote = Vector512.Equals(v, Vector512.Create((byte)'"')).ExtractMostSignificantBits();
            classes.Backslash = Vector512.Equals(v, Vector512.Create((byte)'\\')).ExtractMostSignificantBits();
            classes.Operator = Vector512.Equals(letter, Vector512.Create((byte)'{')).ExtractMostSignificantBits()
                | Vector512.Equals(letter, Vector512.Create((byte)'}')).ExtractMostSignificantBits()
                | Vector512.Equals(v, Vector512.Create((byte)':')).ExtractMostSignificantBits()
                | Vector512.Equals(v, Vector512.Create((byte)',')).ExtractMostSignificantBits();
            classes.Control = Vector512.LessThan(v, Vector512.Create((byte)0x20)).ExtractMostSignificantBits();
            classes.Blank = Vector512.LessThanOrEqual(v, Vector512.Create((byte)0x20)).ExtractMostSignificantBits();
            classes.NonAscii = v.ExtractMostSignificantBits();
            return;
        }

        ClassifyHalf(ref block, out var low);
        ClassifyHalf(ref Unsafe.Add(ref block, 32), out var high);
        classes.Quote = low.Quote | (high.Quote << 32);
        classes.Backslash = low.Backslash | (high.Backslash << 32);
        classes.Operator = low.Operator | (high.Operator << 32);
        classes.Control = low.Control | (high.Control << 32);
        classes.Blank = low.Blank | (high.Blank << 32);
        classes.NonAscii = low.NonAscii | (high.NonAscii << 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void ClassifyHalf(ref byte block, out Classes classes)
    {
        var v = Vector256.LoadUnsafe(ref block);
        var letter = v | Vector256.Create((byte)0x20);
        classes.Quote = Vector256.Equals(v, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        classes.Backslash = Vector256.Equals(v, Vector256.Create((byte)'\\')).ExtractMostSignificantBits();
        var operators = Vector256.Equals(letter, Vector256.Create((byte)'{'))
            | Vector256.Equals(letter, Vector256.Create((byte)'}'))
            | Vector256.Equals(v, Vector256.Create((byte)':'))
            | Vector256.Equals(v, Vector256.Create((byte)','));
        classes.Operator = operators.ExtractMostSignificantBits();
        classes.Control = Vector256.LessThan(v, Vector256.Create((byte)0x20)).ExtractMostSignificantBits();
        classes.Blank = Vector256.LessThanOrEqual(v, Vector256.Create((byte)0x20)).ExtractMostSignificantBits();
        classes.NonAscii = v.ExtractMostSignificantBits();
    }

    /// <summary>The characters after an odd number of backslashes, by the carry of a subtraction.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Escaped(ulong backslash, ref State state)
    {
        var potential = backslash & ~state.NextEscaped;
        var odd = ((potential << 1) | OddBits) - potential;
        var terminal = odd ^ OddBits;
        var escaped = terminal ^ (backslash | state.NextEscaped);
        state.NextEscaped = (terminal & backslash) >> 63;
        return escaped;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixXor(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }

    /// <summary>Eight positions a time without asking whether there are as many: what is too much is overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(ref uint tokens, ulong structure, uint at, int found)
    {
        for (var written = 0; written < found; written += 8)
        {
            ref var next = ref Unsafe.Add(ref tokens, written);
            Unsafe.Add(ref next, 0) = at + Take(ref structure);
            Unsafe.Add(ref next, 1) = at + Take(ref structure);
            Unsafe.Add(ref next, 2) = at + Take(ref structure);
            Unsafe.Add(ref next, 3) = at + Take(ref structure);
            Unsafe.Add(ref next, 4) = at + Take(ref structure);
            Unsafe.Add(ref next, 5) = at + Take(ref structure);
            Unsafe.Add(ref next, 6) = at + Take(ref structure);
            Unsafe.Add(ref next, 7) = at + Take(ref structure);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Take(ref ulong bits)
    {
        var lowest = (uint)BitOperations.TrailingZeroCount(bits);
        bits &= bits - 1;
        return lowest;
    }

    private static void CheckEscapes(ulong unusual, ref byte first, int at, ref State state)
    {
        for (; unusual != 0; unusual &= unusual - 1)
        {
            ref var c = ref Unsafe.Add(ref first, at + BitOperations.TrailingZeroCount(unusual));
            switch (c)
            {
                case (byte)'n' or (byte)'t' or (byte)'r' or (byte)'b' or (byte)'f':
                    break;
                case (byte)'/':
                    state.HidesCharacters = true;
                    break;
                // The blanks after the text are no digits, so this never reads beyond it.
                case (byte)'u' when IsHex(Unsafe.Add(ref c, 1)) && IsHex(Unsafe.Add(ref c, 2)) && IsHex(Unsafe.Add(ref c, 3)) && IsHex(Unsafe.Add(ref c, 4)):
                    state.HidesCharacters = true;
                    break;
                default:
                    state.BadEscape = true;
                    break;
            }
        }
    }

    private static bool IsHex(byte c) => char.IsAsciiHexDigit((char)c);

    private static void CheckBlanks(ulong controls, ref byte block, ref State state)
    {
        for (; controls != 0; controls &= controls - 1)
            if (Unsafe.Add(ref block, BitOperations.TrailingZeroCount(controls)) is not ((byte)'\n' or (byte)'\r' or (byte)'\t'))
                state.Faults = 1;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Classes
    {
        public ulong Quote;
        public ulong Backslash;
        public ulong Operator;
        public ulong Control;
        public ulong Blank;
        public ulong NonAscii;
    }

    /// <summary>What one block hands to the next.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct State
    {
        public ulong InString;
        public ulong InScalar;
        public ulong NextEscaped;
        public ulong NonAscii;
        public ulong Faults;
        public bool BadEscape;
        public bool HidesCharacters;
    }
}
