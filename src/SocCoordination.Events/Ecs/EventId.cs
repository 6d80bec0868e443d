using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace SocCoordination.Events.Ecs;

/// <summary>
/// The identity of one event: 128 bits, the first 48 of them the event's own time in Unix milliseconds
/// (0 where the line carries none), the rest from a SHA-256 over what identifies it. Ordered by time, so that
/// an index over ids grows at its end; the same line taken in twice has the same id.
/// </summary>
public readonly record struct EventId(UInt128 Value) : IComparable<EventId>
{
    /// <summary>Bytes in the binary form.</summary>
    public const int Size = 16;

    /// <summary>Makes the id of what <paramref name="identity"/> identifies, at its own time if it has one.</summary>
    /// <param name="at">The event's own time; null where the line carries none. Never the time of arrival: a repeat arrives later.</param>
    /// <param name="identity">Everything that tells this event from every other, the agency first, so that no agency can take another's ids.</param>
    public static EventId From(DateTimeOffset? at, ReadOnlySpan<byte> identity)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(identity, hash);
        var milliseconds = (ulong)Math.Clamp(at?.ToUnixTimeMilliseconds() ?? 0, 0, 0xFFFF_FFFF_FFFF);
        var high = (milliseconds << 16) | BinaryPrimitives.ReadUInt16BigEndian(hash);
        return new EventId(new UInt128(high, BinaryPrimitives.ReadUInt64BigEndian(hash[2..])));
    }

    /// <summary>Reads the 16 bytes that <see cref="WriteTo"/> wrote.</summary>
    public static EventId Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(bytes));

    /// <summary>Reads 32 hexadecimal digits; false where the text is anything else.</summary>
    public static bool TryParse(string? text, out EventId id)
    {
        var read = UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && text!.Length == 2 * Size;
        id = read ? new EventId(value) : default;
        return read;
    }

    /// <summary>Writes 16 bytes, big-endian, so that their order is the ids' order.</summary>
    public void WriteTo(Span<byte> destination) => BinaryPrimitives.WriteUInt128BigEndian(destination, Value);

    /// <summary>The 16 bytes of <see cref="WriteTo"/>.</summary>
    public byte[] ToByteArray()
    {
        var bytes = new byte[Size];
        WriteTo(bytes);
        return bytes;
    }

    /// <inheritdoc />
    public int CompareTo(EventId other) => Value.CompareTo(other.Value);

    public static bool operator <(EventId left, EventId right) => left.Value < right.Value;

    public static bool operator >(EventId left, EventId right) => left.Value > right.Value;

    public static bool operator <=(EventId left, EventId right) => left.Value <= right.Value;

    public static bool operator >=(EventId left, EventId right) => left.Value >= right.Value;

    /// <summary>32 lower-case hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}
