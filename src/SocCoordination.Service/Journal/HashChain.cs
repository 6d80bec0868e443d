using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SocCoordination.Service.Journal;

/// <summary>
/// <c>hash = SHA-256(previous hash ‖ entry)</c>. Each field of the entry is written with its length before it, so that no
/// two different entries read the same; the first entry follows 32 zero bytes.
/// </summary>
internal static class HashChain
{
    public static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    public static byte[] Next(ReadOnlySpan<byte> previous, JournalEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        Append(hash, entry.Seq);
        Append(hash, entry.At.ToUnixTimeMilliseconds());
        Append(hash, entry.Actor);
        Append(hash, entry.ActorName);
        Append(hash, entry.AgencyId ?? -1);
        Append(hash, entry.Subject);
        Append(hash, entry.Context);
        Append(hash, entry.Kind);
        Append(hash, (long)entry.Audience);
        Append(hash, entry.Payload);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        if (text is null)
        {
            Append(hash, -1);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        Append(hash, bytes.Length);
        hash.AppendData(bytes);
    }
}
