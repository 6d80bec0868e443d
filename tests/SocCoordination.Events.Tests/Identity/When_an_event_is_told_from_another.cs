using System.Text;
using System.Text.Json.Nodes;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Normalisation;
using SocCoordination.Events.Tests.Support;

namespace SocCoordination.Events.Tests.Identity;

public sealed class When_an_event_is_told_from_another
{
    private const string Line = "203.0.113.7 - - [22/Nov/2026:10:00:00 +0700] \"GET /a HTTP/1.1\" 200 5 \"-\" \"x\"";

    private const string Filebeat = """
        {"@timestamp":"2026-11-22T03:00:04Z","message":"LINE","host":{"name":"web-01"},"log":{"offset":100,"file":{"path":"/var/log/nginx/access.log","inode":"12","device_id":"3"}},"agent":{"ephemeral_id":"a"}}
        """;

    private const string Windows = """
        {"EventID":4625,"Channel":"Security","Computer":"DC01","EventRecordID":77,"TimeCreated":"2026-11-22T03:00:00Z","TargetUserName":"an"}
        """;

    private const string Journal = """{"__CURSOR":"s=1","_HOSTNAME":"web-01","MESSAGE":"x","__REALTIME_TIMESTAMP":"1795316401250000"}""";
    private const string Plain = """{"@timestamp":"2026-11-22T03:00:04Z","message":"x"}""";

    private static readonly string FilebeatLine = Filebeat.Replace("LINE", Line.Replace("\"", "\\\""));

    public static TheoryData<string> Documents() => [FilebeatLine, Windows, Journal, Plain];

    /// <summary>document, what is replaced in it, by what, and whether it is another event then.</summary>
    public static TheoryData<string, string, string, bool> Changes() => new()
    {
        { FilebeatLine, "\"offset\":100", "\"offset\":300", true },
        { FilebeatLine, "\"inode\":\"12\"", "\"inode\":\"13\"", true },
        { FilebeatLine, "\"device_id\":\"3\"", "\"device_id\":\"4\"", true },
        { FilebeatLine, "\"name\":\"web-01\"", "\"name\":\"web-02\"", true },
        { FilebeatLine, "GET /a", "GET /b", true }, // a rotated file counts from 0 again
        { FilebeatLine, "access.log\"", "access.log.1\"", false }, // renamed by the rotation, still the same file
        { FilebeatLine, "03:00:04Z", "09:09:09Z", false }, // read again after the shipper lost its place
        { FilebeatLine, "\"ephemeral_id\":\"a\"", "\"ephemeral_id\":\"b\"", false },
        { FilebeatLine.Replace(",\"inode\":\"12\",\"device_id\":\"3\"", ""), "access.log\"", "other.log\"", true },
        { FilebeatLine.Replace(",\"inode\":\"12\",\"device_id\":\"3\"", ""), "\"offset\":100", "\"offset\":300", true },
        { FilebeatLine.Replace("\"inode\":\"12\"", "\"fingerprint\":\"f1\""), "f1", "f2", true },
        { FilebeatLine.Replace("\"inode\":\"12\"", "\"fingerprint\":\"f1\""), "access.log\"", "access.log.1\"", false },
        { Windows, "77", "78", true },
        { Windows, "DC01", "DC02", true },
        { Windows, "\"Security\"", "\"System\"", true },
        { Windows, "\"an\"", "\"binh\"", true }, // the log was cleared and its numbers start again
        { Windows, "03:00:00Z", "03:00:01Z", true },
        { Windows, "}", ",\"host\":\"collector\"}", false },
        { Journal, "s=1", "s=2", true },
        { Journal, "\"MESSAGE\":\"x\"", "\"MESSAGE\":\"y\"", true },
        { Journal, "}", ",\"_TRANSPORT\":\"stdout\"}", false },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Should_be_the_same_when_its_request_comes_again(string document)
    {
        var first = Id(Arrivals.Document(document));
        var later = Id(Arrivals.Document(document) with { At = Arrivals.At.AddMinutes(5) });
        Assert.Equal(first, later);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Should_differ_where_its_source_counts_on_and_only_there(string document, string part, string other, bool differs)
    {
        var changed = document.Replace(part, other, StringComparison.Ordinal);
        Assert.NotEqual(document, changed);

        // Another request brings it, so that only the source's own numbers can make them one.
        var id = Id(Arrivals.Document(document));
        var changedId = Id(Arrivals.Document(changed) with { RequestHash = "another"u8.ToArray() });
        Assert.Equal(differs, id != changedId);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Should_belong_to_its_agency_alone(string document)
    {
        var arrival = Arrivals.Document(document);
        Assert.NotEqual(Id(arrival), Id(arrival with { AgencyId = 18 }));
        var given = arrival with { GivenId = "1"u8.ToArray() };
        Assert.NotEqual(Id(given), Id(given with { AgencyId = 18 }));
    }

    [Fact]
    public void Should_be_told_by_the_place_in_the_request_where_nothing_numbers_it()
    {
        var first = Arrivals.Document(Plain);
        var five = Enumerable.Range(0, 5).Select(position => Id(first with { Position = position })).Distinct();
        Assert.Equal(5, five.Count());
        Assert.NotEqual(Id(first), Id(first with { RequestHash = "another"u8.ToArray() }));
        Assert.NotEqual(Id(first), Id(first with { Occurrence = 1 }));
    }

    [Fact]
    public void Should_be_told_by_the_id_that_the_shipper_gave()
    {
        var first = Arrivals.Document(Plain) with { GivenId = "a1"u8.ToArray() };
        Assert.Equal(Id(first), Id(first with { RequestHash = "another"u8.ToArray(), Position = 9, Occurrence = 3 }));
        Assert.NotEqual(Id(first), Id(first with { GivenId = "a2"u8.ToArray() }));
    }

    [Fact]
    public void Should_not_be_swallowed_by_an_id_that_is_used_again_for_another_line()
    {
        var first = Arrivals.Document(Plain) with { GivenId = "1"u8.ToArray() };
        Assert.NotEqual(Id(first), Id(Arrivals.Document(Plain.Replace("\"x\"", "\"y\"")) with { GivenId = "1"u8.ToArray() }));
    }

    [Fact]
    public void Should_be_numbered_by_its_source_before_the_shippers_id()
    {
        var arrival = Arrivals.Document(Windows);
        Assert.Equal(Id(arrival with { GivenId = "a"u8.ToArray() }), Id(arrival with { GivenId = "b"u8.ToArray() }));
    }

    [Fact]
    public void Should_always_be_new_as_a_syslog_message()
    {
        var ids = Enumerable.Range(0, 5).Select(_ => Id(Arrivals.Frame("<13>Nov 22 10:00:00 h app: x"))).Distinct();
        Assert.Equal(5, ids.Count());
    }

    [Fact]
    public void Should_be_told_by_its_place_in_an_imported_file()
    {
        var first = Arrivals.Line(Line, "/import/access.log") with { Offset = 0 };
        Assert.Equal(Id(first), Id(first with { At = Arrivals.At.AddDays(1) }));
        Assert.NotEqual(Id(first), Id(first with { Offset = 80 }));
        Assert.NotEqual(Id(first), Id(first with { Path = "/import/b.log" }));
    }

    [Fact]
    public void Should_carry_its_own_time_first_and_no_time_where_the_line_has_none()
    {
        static long Milliseconds(Arrival arrival) => (long)(Id(arrival).Value >> 80);
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), Milliseconds(Arrivals.Document(FilebeatLine)));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 3, 0, 4, TimeSpan.Zero).ToUnixTimeMilliseconds(), Milliseconds(Arrivals.Document(Plain)));
        Assert.Equal(0, Milliseconds(Arrivals.Document("""{"message":"x"}""")));
        Assert.Equal(0, Milliseconds(Arrivals.Document(Filebeat.Replace("LINE", "no time in here"))));
    }

    [Fact]
    public void Should_not_depend_on_when_a_wrong_clock_is_found_out()
    {
        var ahead = Arrivals.Document("""{"@timestamp":"2026-11-23T03:00:10Z","message":"x"}""");
        var believed = ahead with { At = Arrivals.At.AddMinutes(1) };
        Assert.NotEqual(Arrivals.Normaliser.Normalise(ahead).Event!.Timestamp, Arrivals.Normaliser.Normalise(believed).Event!.Timestamp);
        Assert.Equal(Id(ahead), Id(believed));
    }

    [Fact]
    public void Should_not_let_parts_run_into_each_other()
    {
        var one = JsonNode.Parse(Windows)!;
        var two = JsonNode.Parse(Windows)!;
        (one["Computer"], one["EventRecordID"]) = ("DC1", 11);
        (two["Computer"], two["EventRecordID"]) = ("DC11", 1);
        Assert.NotEqual(Id(Arrivals.Document(Encoding.UTF8.GetBytes(one.ToJsonString()))), Id(Arrivals.Document(Encoding.UTF8.GetBytes(two.ToJsonString()))));
    }

    private static EventId Id(Arrival arrival)
    {
        var normalised = Arrivals.Normaliser.Normalise(arrival);
        Assert.True(normalised.IsEvent, normalised.Rejection?.ToString());
        return normalised.Event.Id;
    }
}
