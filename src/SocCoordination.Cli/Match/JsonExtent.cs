using System.Buffers;
using System.Runtime.InteropServices;

namespace SocCoordination.Cli.Match;

/// <summary>How far a JSON object reaches that may span several lines.</summary>
/// <param name="Length">Bytes of it; where it is not whole, the bytes up to the next line that may begin an event.</param>
/// <param name="Reason">Why it is not whole.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonExtent(int Length, bool IsWhole, string Reason)
{
    private static readonly SearchValues<byte> s_telling = SearchValues.Create("{}[]\"\n"u8);
    private static readonly SearchValues<byte> s_inString = SearchValues.Create("\\\"\n"u8);

    public static JsonExtent Of(ReadOnlySpan<byte> text)
    {
        if (text[0] != (byte)'{') return new JsonExtent(LineLength(text), false, "no JSON object");
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(s_telling);
            if (next < 0) break;
            at += next;
            switch (text[at])
            {
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (--depth == 0) return new JsonExtent(at + 1, true, "");
                    break;
                case (byte)'"':
                    at = EndOfString(text, at + 1);
                    if (at < 0) return Broken(text, "a string that does not end");
                    break;
                // Within an event its lines are indented: this one begins another.
                case (byte)'\n' when at + 1 < text.Length && text[at + 1] == (byte)'{':
                    return new JsonExtent(at + 1, false, "an end too early");
            }
        }

        return Broken(text, "an end too early");
    }

    /// <summary>The closing quote; below zero where the line ends before.</summary>
    private static int EndOfString(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length)
        {
            var next = text[at..].IndexOfAny(s_inString);
            if (next < 0) return -1;
            at += next;
            if (text[at] == (byte)'"') return at;
            if (text[at] == (byte)'\n') return -1;
            at += 2;
        }

        return -1;
    }

    private static JsonExtent Broken(ReadOnlySpan<byte> text, string reason)
    {
        var next = text.IndexOf("\n{"u8);
        return new JsonExtent(next < 0 ? text.Length : next + 1, false, reason);
    }

    private static int LineLength(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? text.Length : end + 1;
    }
}
