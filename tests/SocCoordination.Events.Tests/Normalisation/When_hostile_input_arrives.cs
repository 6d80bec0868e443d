using System.Text;
using SocCoordination.Events.Framing;
using SocCoordination.Events.Normalisation;
using SocCoordination.Events.Tests.Support;

namespace SocCoordination.Events.Tests.Normalisation;

public sealed class When_hostile_input_arrives
{
    private static readonly Normaliser Normaliser = new(new NormaliserOptions { Limits = new FramingLimits { DocumentBytes = 200_000 } });

    /// <summary>document ⇶ why it is refused, up to where the JSON reader's own words begin.</summary>
    public static TheoryData<string, string> Refused() => new()
    {
        { "", "the document is empty, expected a JSON object" },
        { "   ", "the document is empty, expected a JSON object" },
        { "[]", "expected a JSON object but found a value that begins with '['" },
        { "42", "expected a JSON object but found a value that begins with '4'" },
        { "\"text\"", "expected a JSON object but found a value that begins with '\"'" },
        { "null", "expected a JSON object but found a value that begins with 'n'" },
        { "<xml/>", "expected a JSON object but found a value that begins with '<'" },
        { "{", "[1:2] failed to parse, expected one JSON object: " },
        { "{\"a\":1", "[1:7] failed to parse, expected one JSON object: " },
        { "{\"a\":1}}", "[1:8] failed to parse, expected one JSON object: " },
        { "{\"a\":1} {\"b\":2}", "[1:9] failed to parse, expected one JSON object: " },
        { "{\"a\":01}", "[1:7] failed to parse, expected one JSON object: " },
        { "{\"a\":NaN}", "[1:6] failed to parse, expected one JSON object: " },
        { "{'a':1}", "[1:2] failed to parse, expected one JSON object: " },
        { "{\"a\":1,}", "[1:8] failed to parse, expected one JSON object: " },
        { "{\"a\":1/*x*/}", "[1:7] failed to parse, expected one JSON object: " },
        { "{\"a\":\"unescaped \"quote\"}", "[1:18] failed to parse, expected one JSON object: " },
        { "{\"a\":\"\\ud8", "[1:11] failed to parse, expected one JSON object: " },
        { "{\"a\":\0}", "[1:6] failed to parse, expected one JSON object: " },
    };

    /// <summary>document ⇶ a field of the event it still becomes, and its value.</summary>
    public static TheoryData<string, string, string> Kept() => new()
    {
        { "{\"message\":\"a\\u0000b\"}", "message", "\"a\\u0000b\"" },
        { "{\"message\":\"\\ud83d\"}", "message", "\"\uFFFD\"" },
        { "{\"message\":\"\\ud83d\"}", "tags", "[\"_invalid_utf8\"]" },
        { "{\"message\":\"C:\\\\ud83d and \\ud83d\\ude00\"}", "message", "\"C:\\\\ud83d and \\uD83D\\uDE00\"" },
        { "{\"\\udc00\":1}", "\uFFFD", "1" },
        { "\uFEFF{\"message\":\"x\"}", "message", "\"x\"" },
        { "{\"message\":\"tab\there and \\x escape\"}", "message", "\"tab\\there and \\\\x escape\"" },
        { "{\"message\":\"tab\there\"}", "tags", "[\"_repaired_json\"]" },
        { "{\"message\":\"nul\0here\"}", "message", "\"nul\\u0000here\"" },
        { "{\"a\":1,\"a\":2}", "a", "[1,2]" },
        { "{\"a\":1,\"a\":{\"b\":2}}", "a.b", "2" },
        { "{\"a\":{\"b\":1},\"a\":{\"b\":2,\"c\":3}}", "a.b", "[1,2]" },
        { "{\"a\":1,\"a\":2}", "tags", "[\"_duplicate_field\"]" },
        { "{\"message\":\"x\",\"tags\":\"one\"}", "tags", "\"one\"" },
        { "{\"message\":\"x\",\"labels\":\"one\",\"user\":\"an\"}", "labels.labels", "\"one\"" },
        { "{\"message\":\"x\",\"labels\":[1],\"agency\":\"3\"}", "labels.claimed_agency", "\"3\"" },
        { "{\"message\":{\"not\":\"text\"}}", "message.not", "\"text\"" },
        { "{\"message\":[\"a\",\"b\"]}", "message", "[\"a\",\"b\"]" },
        { "{\"message\":null,\"log\":\"x\"}", "message", "\"x\"" },
        { "{\"@timestamp\":{\"a\":1},\"message\":\"x\"}", "@timestamp", "\"2026-11-22T03:00:05.000Z\"" },
        { "{\"@timestamp\":99999999999999999999999,\"message\":\"x\"}", "labels.claimed_timestamp", "\"99999999999999999999999\"" },
        { "{\"@timestamp\":\"9999-12-31T23:59:59-14:00\",\"message\":\"x\"}", "@timestamp", "\"2026-11-22T03:00:05.000Z\"" },
        { "{\"@timestamp\":\"2026-02-30T00:00:00Z\",\"message\":\"x\"}", "tags", "[\"_timestamp_unreadable\"]" },
        { "{\"event\":\"text\",\"host\":[1],\"source\":7,\"message\":\"x\"}", "labels.event", "\"text\"" },
        { "{\"organization\":\"3\",\"message\":\"x\"}", "organization.id", "\"17\"" },
        { "{\"Organization\":{\"id\":\"3\"},\"message\":\"x\"}", "organization.id", "\"17\"" },
        { "{\"event\":{\"ingested\":\"1970-01-01\"},\"message\":\"x\"}", "event.ingested", "\"2026-11-22T03:00:05.000Z\"" },
        { "{\"log.file.path\":1,\"log\":\"line\"}", "message", "\"line\"" },
        { "{\"...\":1,\".a\":2,\"a.\":3,\"\":4}", "...", "1" },
        { "{\"message\":\"<script>alert(1)</script>\"}", "message", "\"<script>alert(1)</script>\"" },
        { "{\"message\":\"=cmd|' /C calc'!A0\"}", "event.original", "\"=cmd|' /C calc'!A0\"" },
        { "{\"message\":\"${jndi:ldap://x/a}\"}", "message", "\"${jndi:ldap://x/a}\"" },
        { "{\"winlog\":{\"event_id\":{},\"channel\":[]},\"message\":\"x\"}", "message", "\"x\"" },
        { "{\"EventID\":[4625],\"Channel\":\"Security\"}", "Channel", "\"Security\"" },
        { "{\"EventID\":\"99999999999999\",\"Channel\":\"Security\"}", "event.code", "\"99999999999999\"" },
        { "{\"Event\":{\"System\":{\"EventID\":1,\"Channel\":{}}}}", "winlog.event_id", "1" },
        { "{\"Event\":{\"System\":{\"EventID\":1},\"EventData\":{\"Data\":[[1],{\"Data\":{}},null]}}}", "winlog.event_data.param1", "[1]" },
        { "{\"Event\":{\"System\":{\"EventID\":1},\"EventData\":\"<Data>x</Data>\"}}", "winlog.event_data.EventData", "\"<Data>x</Data>\"" },
        { "{\"Event\":{\"System\":{\"EventID\":1},\"UserData\":null}}", "winlog.event_id", "1" },
        { "{\"MESSAGE\":[256,1],\"_HOSTNAME\":\"h\"}", "MESSAGE", "[256,1]" },
    };

    public static TheoryData<string, string> Wide() => new()
    {
        { "depth", new string('[', 59).Insert(0, "{\"a\":") + new string(']', 59) + "}" },
        { "fields", "{" + string.Join(',', Enumerable.Range(0, 4_999).Select(i => $"\"f{i}\":{i}")) + "}" },
        { "equal fields", "{" + string.Join(',', Enumerable.Range(0, 4_999).Select(_ => "\"f\":1")) + "}" },
        { "dots", "{\"" + string.Join('.', Enumerable.Repeat("a", 5_000)) + "\":1}" },
        { "long line", "{\"message\":\"" + new string('x', 150_000) + "\"}" },
        { "long address", "{\"message\":\"203.0.113.7 - - [22/Nov/2026:10:00:00 +0700] \\\"GET /" + new string('%', 150_000) + " HTTP/1.1\\\" 200 1\"}" },
        { "many pairs", "{\"message\":\"src=1.2.3.4 dst=1.2.3.4 " + string.Join(' ', Enumerable.Range(0, 10_000).Select(i => $"k{i}=v")) + "\"}" },
        { "many brackets", "{\"message\":\"<13>1 - - - - - " + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"[i{i} a=\\\"b\\\"]")) + "\"}" },
        { "many clients", "{\"message\":\"2026/11/22 10:00:00 [error] 1#1: " + string.Concat(Enumerable.Repeat(", client: ", 90_000)) + "\"}" },
        { "many forwards", "{\"message\":\"10.0.0.1 - - [22/Nov/2026:10:00:00 +0700] \\\"GET / HTTP/1.1\\\" 200 1 \\\"-\\\" \\\"-\\\" \\\"" + string.Join(", ", Enumerable.Repeat("10.0.0.1", 10_000)) + "\\\"\"}" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Should_refuse_what_is_no_event_and_say_why(string document, string reason)
    {
        var rejection = Normaliser.Normalise(Arrivals.Document(document)).Rejection;
        Assert.Equal((400, "document_parsing_exception"), (rejection?.Status, rejection?.Type));
        Assert.StartsWith(reason, rejection?.Reason);
    }

    [Theory]
    [MemberData(nameof(Kept))]
    public void Should_keep_what_can_be_kept(string document, string field, string value) => Assert.Equal(value, Arrivals.Document(document).Fields().GetValueOrDefault(field));

    [Theory]
    [MemberData(nameof(Wide))]
    public void Should_take_what_is_within_the_limits_quickly(string what, string document)
    {
        Assert.NotEmpty(what);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var fields = Arrivals.Document(document).Fields();
        Assert.Equal("\"17\"", fields["organization.id"]);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40_000_000);
    }

    [Fact]
    public void Should_refuse_what_is_beyond_the_limits()
    {
        Assert.Equal("the document has 200011 bytes, the limit is 200000", Reason("{\"a\":\"" + new string('x', 200_003) + "\"}"));
        Assert.Contains("maximum configured depth of 60", Reason(new string('[', 60).Insert(0, "{\"a\":") + new string(']', 60) + "}"), StringComparison.Ordinal);
        Assert.Equal("Limit of total fields [5000] has been exceeded", Reason("{" + string.Join(',', Enumerable.Range(0, 5_001).Select(i => $"\"f{i}\":{i}")) + "}"));
        Assert.Equal("Limit of total fields [5000] has been exceeded", Reason("{\"a\":[{" + string.Join(',', Enumerable.Range(0, 5_001).Select(i => $"\"f{i}\":{i}")) + "}]}"));
        Assert.Equal("the message is empty", Normaliser.Normalise(Arrivals.Frame("\0 \n")).Rejection?.Reason);
        Assert.Equal("the line is empty", Normaliser.Normalise(Arrivals.Line("")).Rejection?.Reason);
    }

    [Fact]
    public void Should_write_on_one_line_what_came_on_many()
    {
        var document = Normaliser.Normalise(Arrivals.Document("{\r\n  \"a\": [\n    1.50,\n    {\n \"b\": [ \"c\\nd\" ]\n }\n  ]\n}\n")).Event!.Document;
        Assert.Contains("\"a\":[1.50,{\"b\":[\"c\\nd\"]}]", Encoding.UTF8.GetString(document.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Should_keep_a_document_with_bytes_of_an_older_encoding()
    {
        // "Đăng nhập thất bại" as windows-1258 writes it.
        byte[] old = [0xD0, 0xE3, (byte)'n', (byte)'g', (byte)' ', (byte)'n', (byte)'h', 0xE2, 0xF2, (byte)'p'];
        var fields = Arrivals.Document([.. "{\"message\":\""u8, .. old, .. "\"}"u8]).Fields();
        Assert.Equal("\"\uFFFD\uFFFDng nh\uFFFD\uFFFDp\"", fields["message"]);
        Assert.Equal("[\"_invalid_utf8\"]", fields["tags"]);
    }

    [Fact]
    public void Should_not_let_a_cut_character_swallow_the_closing_quote()
    {
        var fields = Arrivals.Document([.. "{\"a\":\"x"u8, 0xE1, 0xBA, .. "\",\"b\":\"y\"}"u8]).Fields();
        Assert.Equal(("\"x\uFFFD\"", "\"y\""), (fields["a"], fields["b"]));
    }

    [Fact]
    public void Should_keep_a_syslog_message_with_bytes_of_an_older_encoding()
    {
        var fields = Arrivals.Frame([.. "<13>Nov 22 10:00:00 h app: m"u8, 0xB5, .. "t kh"u8, 0xC8, .. "u"u8]).Fields();
        Assert.Equal("\"m\uFFFDt kh\uFFFDu\"", fields["message"]);
        Assert.Equal("[\"_invalid_utf8\"]", fields["tags"]);
    }

    [Fact]
    public void Should_keep_the_neighbours_of_a_bad_item()
    {
        var body = Encoding.UTF8.GetBytes("{\"index\":{}}\n{\"message\":\"one\"}\n{\"index\":{}}\n{broken\n{\"index\":{}}\n{\"message\":\"three\"}\n");
        var reader = new BulkReader(body);
        var results = new List<string>();
        while (reader.TryRead(out var item))
        {
            var normalised = Normaliser.Normalise(Arrivals.Document(item.Document.ToArray()));
            results.Add(normalised.IsEvent ? "taken" : "refused");
        }

        Assert.Equal(["taken", "refused", "taken"], results);
    }

    [Theory]
    [InlineData("a", 32_766)]
    [InlineData("đ", 32_765)]
    [InlineData("ế", 32_764)]
    [InlineData("\U0001F600", 32_765)]
    public void Should_cut_a_value_that_no_index_takes_between_characters_and_never_the_line(string character, int expected)
    {
        var address = "/" + string.Concat(Enumerable.Repeat(character, 40_000));
        var fields = Arrivals.Line($"203.0.113.7 - - [22/Nov/2026:10:00:00 +0700] \"GET {address} HTTP/1.1\" 200 1").Fields();
        Assert.Equal(expected, Encoding.UTF8.GetByteCount(fields.Text("url.original")!));
        Assert.Contains(address, fields.Text("event.original"), StringComparison.Ordinal);
        Assert.Equal("[\"_value_cut\"]", fields["tags"]);
    }

    private static string? Reason(string document) => Normaliser.Normalise(Arrivals.Document(document)).Rejection?.Reason;
}
