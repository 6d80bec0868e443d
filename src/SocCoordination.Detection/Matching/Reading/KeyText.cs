
namespace SocCoordination.Detection.Matching.Reading;

/// <summary>Brings a key to the form in which places are compared.</summary>
internal static class KeyText
{
    /// <summary>Undoes JSON's escapes, which are known to be sound; the result is never longer.</summary>
    public static int Unescape(ReadOnlySpan<byte> key, Span<byte> plain)
    {
        var length = 0;
        for (var i = 0; i < key.Length; i++)
            length += key[i] == (byte)'\\' ? JsonEscape.Read(key, ref i, plain[length..]) : Copy(key[i], plain[length..]);
        return length;
    }

    public static int RemoveSpaces(Span<byte> key)
    {
        var length = 0;
        foreach (var c in key)
            if (c != (byte)' ')
                key[length++] = c;
        return length;
    }

    private static int Copy(byte c, Span<byte> to)
    {
        to[0] = c;
        return 1;
    }
}
