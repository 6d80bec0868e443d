using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SocCoordination.Detection.Correlation.State;

/// <summary>Stands for a value, or a combination of several, in 128 bits: memory does not grow with what an attacker writes into a field.</summary>
internal static class TermHash
{
    private const int ShortInChars = 512;

    /// <summary>False where a field is missing.</summary>
    public static bool TryRead(IReadOnlyDictionary<string, string> values, IReadOnlyList<string> fields, out Int128 term)
    {
        term = 0;
        if (fields.Count == 1) return values.TryGetValue(fields[0], out var only) && (term = Of(only)) == term;
        var joined = new System.Text.StringBuilder();
        foreach (var field in fields)
        {
            if (!values.TryGetValue(field, out var value)) return false;
            // The length first, so that no value can pass for two.
            joined.Append(value.Length).Append(':').Append(value);
        }

        term = Of(joined.ToString());
        return true;
    }

    /// <summary>The same for texts that differ in case only, as Sigma compares.</summary>
    public static Int128 Of(string text)
    {
        Span<char> lower = text.Length <= ShortInChars ? stackalloc char[ShortInChars] : new char[text.Length];
        var length = text.AsSpan().ToLowerInvariant(lower);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(lower[..length]), hash);
        return BinaryPrimitives.ReadInt128BigEndian(hash);
    }
}
