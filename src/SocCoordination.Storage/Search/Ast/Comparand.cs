using System.Globalization;
using System.Net;
using System.Text;

namespace SocCoordination.Storage.Search.Ast;

/// <summary>What can be greater or less: a number, a point in time, an address.</summary>
internal abstract record Comparand
{
    /// <summary>Longer values are none of the three.</summary>
    private protected const int LongestText = 64;

    /// <summary>Reads a document's value as the same kind; null where it is not.</summary>
    public abstract Comparand? Read(ReadOnlySpan<byte> utf8);

    /// <summary>Compares with one of the same kind.</summary>
    public abstract int Compare(Comparand other);
}

/// <summary>A number: up to 28 digits exactly.</summary>
internal sealed record NumberComparand(decimal Value) : Comparand
{
    public static NumberComparand? TryRead(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? new NumberComparand(value) : null;

    public override Comparand? Read(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= LongestText && decimal.TryParse(utf8, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? new NumberComparand(value) : null;

    public override int Compare(Comparand other) => Value.CompareTo(((NumberComparand)other).Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A stretch of time: what was written, to its own precision (a day, a minute, a millisecond). Values of documents are single moments.</summary>
internal sealed record TimeComparand(DateTimeOffset From, DateTimeOffset Until) : Comparand
{
    public override Comparand? Read(ReadOnlySpan<byte> utf8) =>
        utf8.Length <= LongestText && WrittenTime.TryRead(Encoding.UTF8.GetString(utf8), TimeZoneInfo.Utc, out var time) ? new TimeComparand(time.From, time.From) : null;

    // A moment inside the stretch is equal to it, so >= takes the whole day and > begins behind it.
    public override int Compare(Comparand other)
    {
        var end = (TimeComparand)other;
        return From < end.From ? -1 : From >= end.Until ? 1 : 0;
    }

    public override string ToString() => From.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}

/// <summary>An address; those of IPv4 stand before those of IPv6.</summary>
internal sealed record AddressComparand(IPAddress Value) : Comparand
{
    public override Comparand? Read(ReadOnlySpan<byte> utf8) => Address.TryParse(utf8, out var address) ? new AddressComparand(address) : null;

    public override int Compare(Comparand other)
    {
        var (left, right) = (Value.GetAddressBytes(), ((AddressComparand)other).Value.GetAddressBytes());
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.AsSpan().SequenceCompareTo(right);
    }

    public override string ToString() => Value.ToString();
}
