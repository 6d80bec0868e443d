using System.Globalization;
using SocCoordination.Events.Tests.Support;

namespace SocCoordination.Events.Tests.Normalisation;

public sealed class When_a_line_says_its_time
{
    /// <summary>arrival, time as syslog writes it ⇶ instant; the province is seven hours ahead of UTC.</summary>
    public static TheoryData<string, string, string> Syslog() => new()
    {
        { "2026-11-22T03:00:05Z", "Nov 22 10:00:00", "2026-11-22T03:00:00.000Z" },
        { "2026-11-22T03:00:05Z", "Nov  2 10:00:00", "2026-11-02T03:00:00.000Z" },
        { "2026-11-22T03:00:05Z", "Nov 2 10:00:00", "2026-11-02T03:00:00.000Z" },
        { "2026-11-22T03:00:05Z", "Nov 22 10:00:00.123456", "2026-11-22T03:00:00.123Z" },
        { "2026-11-22T03:00:05Z", "Nov 22 2025 10:00:00", "2025-11-22T03:00:00.000Z" },
        { "2026-11-22T03:00:05Z", "2025 Nov 22 10:00:00", "2025-11-22T03:00:00.000Z" },
        { "2026-11-22T03:00:05Z", "Nov 22 03:00:00 UTC", "2026-11-22T03:00:00.000Z" },
        { "2026-11-22T03:00:05Z", "*Nov 22 03:00:00.5 UTC", "2026-11-22T03:00:00.500Z" },
        { "2026-11-22T03:00:05Z", "Nov 22 10:00:00 +07:00", "2026-11-22T03:00:00.000Z" },
        { "2026-11-22T03:00:05Z", "2026-11-22T10:00:00+07:00", "2026-11-22T03:00:00.000Z" },
        { "2026-11-22T03:00:05Z", "2026-11-22T10:00:00.123456789+0700", "2026-11-22T03:00:00.123Z" },
        { "2026-11-22T03:00:05Z", "2026-11-22 10:00:00", "2026-11-22T03:00:00.000Z" },
        { "2026-11-22T03:00:05Z", "2026-11-22T03:00:00Z", "2026-11-22T03:00:00.000Z" },
        { "2026-11-22T03:00:05Z", "Dec  5 10:00:00", "2025-12-05T03:00:00.000Z" }, // an old file: next month is last year's
        { "2026-11-22T03:00:05Z", "Nov 22 10:30:00", "2026-11-22T03:30:00.000Z" }, // a clock half an hour fast
        { "2026-12-31T17:00:01Z", "Dec 31 23:59:59", "2026-12-31T16:59:59.000Z" }, // past midnight here, still last year in UTC
        { "2027-01-01T00:00:01Z", "Dec 31 23:59:59", "2026-12-31T16:59:59.000Z" },
        { "2026-12-31T16:59:59Z", "Jan  1 00:00:01", "2026-12-31T17:00:01.000Z" }, // a clock that is already in the new year
        { "2026-12-30T16:00:00Z", "Jan  1 00:00:01", "2025-12-31T17:00:01.000Z" }, // more than a day ahead is no clock error
        { "2026-11-22T03:00:05Z", "Feb 29 10:00:00", "2024-02-29T03:00:00.000Z" },
        { "2026-11-22T03:00:05Z", "Nov 22 10:00:60", "2026-11-22T03:00:59.000Z" },
    };

    /// <summary>What is no time is part of the message, and the event counts from its arrival.</summary>
    public static TheoryData<string> NoTimes() =>
        ["Nov 31 10:00:00", "Nob 22 10:00:00", "Nov 22 25:00:00", "Nov 22 10:61:00", "Nov 22 10:00", "2026-13-22T10:00:00Z", "2026-02-30T10:00:00Z", "2026-11-22T10:00:00+99:00", "0000-01-01T00:00:00Z"];

    /// <summary>shipped @timestamp, as JSON ⇶ instant.</summary>
    public static TheoryData<string, string> Shipped() => new()
    {
        { "\"2026-11-22T03:00:00.123456789Z\"", "2026-11-22T03:00:00.123Z" },
        { "\"2026-11-22T10:00:00+07:00\"", "2026-11-22T03:00:00.000Z" },
        { "\"2026-11-22 10:00:00,5\"", "2026-11-22T03:00:00.500Z" },
        { "\"2026-11-22 03:00:00 UTC\"", "2026-11-22T03:00:00.000Z" },
        { "\"2026/11/22 10:00\"", "2026-11-22T03:00:00.000Z" },
        { "1795316400", "2026-11-22T03:00:00.000Z" },
        { "1795316400.25", "2026-11-22T03:00:00.250Z" },
        { "1795316400123", "2026-11-22T03:00:00.123Z" },
        { "\"1795316400123456\"", "2026-11-22T03:00:00.123Z" },
        { "1795316400123456789", "2026-11-22T03:00:00.123Z" },
    };

    [Theory]
    [MemberData(nameof(Syslog))]
    public void Should_be_taken_for_that_instant(string arrival, string time, string expected)
    {
        var at = DateTimeOffset.Parse(arrival, CultureInfo.InvariantCulture);
        var fields = (Arrivals.Frame($"<13>{time} web-01 app: x") with { At = at }).Fields();
        Assert.Equal((expected, "web-01", "x"), (fields.Text("@timestamp"), fields.Text("host.name"), fields.Text("message")));
    }

    [Theory]
    [MemberData(nameof(NoTimes))]
    public void Should_not_be_believed_where_there_is_no_such_time(string time)
    {
        var fields = Arrivals.Frame($"<13>{time} web-01 app: x").Fields();
        Assert.Equal("2026-11-22T03:00:05.000Z", fields.Text("@timestamp"));
        Assert.Contains(time, fields.Text("message"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Should_be_understood_however_the_shipper_writes_it(string time, string expected) =>
        Assert.Equal(expected, Arrivals.Document($"{{\"@timestamp\":{time},\"message\":\"x\"}}").Fields().Text("@timestamp"));

    [Fact]
    public void Should_be_read_by_the_senders_own_clock_where_that_is_known()
    {
        var fields = (Arrivals.Frame("<13>Nov 22 03:00:00 web-01 app: x") with { Zone = TimeZoneInfo.Utc }).Fields();
        Assert.Equal("2026-11-22T03:00:00.000Z", fields.Text("@timestamp"));
    }
}
