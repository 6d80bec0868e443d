namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>The Base64 forms of some bytes.</summary>
internal static class Base64Forms
{
    public static string Whole(byte[] bytes) => Convert.ToBase64String(bytes);

    /// <summary>
    /// The characters that are certain wherever the bytes stand in a longer text: at each of the three offsets those
    /// that depend on neighbours are dropped at both ends.
    /// </summary>
    public static IReadOnlyList<string> AnyOffset(byte[] bytes) => [.. Enumerable.Range(0, 3).Select(offset => AtOffset(bytes, offset))];

    private static string AtOffset(byte[] bytes, int offset)
    {
        var encoded = Convert.ToBase64String([.. new byte[offset], .. bytes]);
        // Before the first whole character stand 8 or 16 foreign bits; after the last, 2 or 4 bits of the next byte and padding.
        var first = offset switch { 0 => 0, 1 => 2, _ => 3 };
        var cut = ((bytes.Length + offset) % 3) switch { 0 => 0, 1 => 3, _ => 2 };
        return first < encoded.Length - cut ? encoded[first..^cut] : "";
    }
}
