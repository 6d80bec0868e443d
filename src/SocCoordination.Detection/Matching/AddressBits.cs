using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Matching;

/// <summary>An address as bits, read and compared without making objects. Reads what <see cref="AddressText"/> reads.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct AddressBits
{
    private readonly UInt128 _bits;
    private readonly bool _isV4;

    private AddressBits(UInt128 bits, bool isV4)
    {
        _bits = bits;
        _isV4 = isV4;
    }

    /// <summary>IPv4 within IPv6, <c>::ffff:a.b.c.d</c>.</summary>
    public bool IsMapped => !_isV4 && _bits >> 32 == 0xFFFF;

    public AddressBits Unmapped => new(_bits & uint.MaxValue, isV4: true);

    public static AddressBits Of(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetwork
            ? new AddressBits(BinaryPrimitives.ReadUInt32BigEndian(bytes), isV4: true)
            : new AddressBits(BinaryPrimitives.ReadUInt128BigEndian(bytes), isV4: false);
    }

    public static bool TryRead(ReadOnlySpan<byte> text, out AddressBits address)
    {
        address = default;
        if (text.Length is 0 or > AddressText.Longest) return false;
        if (text is [(byte)'[', .. var inner, (byte)']']) text = inner;
        var isV4 = !text.Contains((byte)':');
        uint v4 = 0;
        UInt128 bits = 0;
        if (isV4 ? !TryV4(text, out v4) : !TryV6(text, out bits)) return false;
        address = new AddressBits(isV4 ? v4 : bits, isV4);
        return true;
    }

    /// <param name="prefix">Leading bits that must agree.</param>
    public bool IsIn(AddressBits network, int prefix) =>
        network._isV4 == _isV4 && (prefix == 0 || (_bits ^ network._bits) >> ((_isV4 ? 32 : 128) - prefix) == 0);

    private static bool TryV4(ReadOnlySpan<byte> text, out uint bits)
    {
        bits = 0;
        var parts = 0;
        var part = -1;
        foreach (var c in text)
        {
            if (c == (byte)'.')
            {
                if (part < 0) return false;
                bits = (bits << 8) | (uint)part;
                parts++;
                part = -1;
                continue;
            }

            if (c is < (byte)'0' or > (byte)'9' || part == 0) return false;
            part = (Math.Max(part, 0) * 10) + (c - '0');
            if (part > 255) return false;
        }

        bits = (bits << 8) | (uint)Math.Max(part, 0);
        return parts == 3 && part >= 0;
    }

    /// <summary>Groups of up to four hexadecimal digits, <c>::</c> once, IPv4 at the end, a zone after <c>%</c>.</summary>
    private static bool TryV6(ReadOnlySpan<byte> text, out UInt128 bits)
    {
        bits = 0;
        var zone = text.IndexOf((byte)'%');
        if (zone >= 0) text = text[..zone];
        var gap = text.IndexOf("::"u8);
        if (gap < 0) return TryGroups(text, out bits, out var all) && all == 8;
        var after = text[(gap + 2)..];
        if (after.IndexOf("::"u8) >= 0) return false;
        if (!TryGroups(text[..gap], out var high, out var before) || !TryGroups(after, out var low, out var behind)) return false;
        // The framework takes '::' for at least one group of zeros.
        if (before + behind > 7) return false;
        bits = (before == 0 ? 0 : high << (16 * (8 - before))) | low;
        return true;
    }

    private static bool TryGroups(ReadOnlySpan<byte> text, out UInt128 bits, out int count)
    {
        bits = 0;
        count = 0;
        if (text.IsEmpty) return true;
        foreach (var range in text.Split((byte)':'))
        {
            var group = text[range];
            if (group.Contains((byte)'.'))
            {
                if (range.End.Value != text.Length || !TryV4(group, out var v4)) return false;
                bits = (bits << 32) | v4;
                count += 2;
                continue;
            }

            if (group.Length is 0 or > 4 || !TryHex(group, out var value)) return false;
            bits = (bits << 16) | value;
            count++;
        }

        return count <= 8;
    }

    private static bool TryHex(ReadOnlySpan<byte> digits, out uint value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit)) return false;
            value = (value << 4) | (uint)(digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return true;
    }
}
