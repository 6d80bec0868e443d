using System.Text;
using SocCoordination.Events.Framing;

namespace SocCoordination.Events.Tests.Framing;

public sealed class When_a_bulk_body_is_read
{
    private static readonly FramingLimits Small = new() { DocumentBytes = 64, ActionBytes = 128, Items = 3 };

    /// <summary>body ⇶ items, each as "action index id document" or "action !type reason", then the request's error.</summary>
    public static TheoryData<string, string> Bodies() => new()
    {
        { "{\"index\":{}}\n{\"a\":1}\n", "Index logs - {\"a\":1}" },
        { "{\"create\":{\"_index\":\"filebeat-8\",\"_id\":\"x1\"}}\n{\"a\":1}\n", "Create filebeat-8 x1 {\"a\":1}" },
        { "{\"index\":{\"op_type\":\"create\"}}\n{}\n", "Create logs - {}" },
        { "{\"index\":{\"_index\":\"i\",\"_type\":\"_doc\",\"routing\":{\"x\":[1]},\"pipeline\":null,\"_id\":7}}\n{}\n", "Index i 7 {}" },
        { "{\"index\":{\"_index\":\"\"}}\n{}\n", "Index logs - {}" },
        { "{\"index\":{}}\r\n{\"a\":1}\r\n{\"create\":{}}\r\n{}\r\n", "Index logs - {\"a\":1} | Create logs - {}" },
        { "{\"index\":{}}\n{\"a\":1}", "Index logs - {\"a\":1}" },
        { "\n\n{\"index\":{}}\n{}\n\n \t\n{\"index\":{}}\n{}\n", "Index logs - {} | Index logs - {}" },
        { "\uFEFF{\"index\":{}}\n{}\n", "Index logs - {}" },
        { "{\"\\u0069ndex\":{\"_index\":\"\\u00e0\"}}\n{}\n", "Index à - {}" },
        { "{\"index\":{}}\nnot json\n{\"index\":{}}\n{}\n", "Index logs - not json | Index logs - {}" },
        { "{\"delete\":{\"_index\":\"i\",\"_id\":\"1\"}}\n{\"index\":{}}\n{}\n", "Delete i !illegal_argument_exception only write ops with an op_type of create or index are allowed: events are never changed or deleted (line 1) | Index logs - {}" },
        { "{\"update\":{\"_id\":\"1\"}}\n{\"doc\":{}}\n{\"index\":{}}\n{}\n", "Update logs !illegal_argument_exception only write ops with an op_type of create or index are allowed: events are never changed or deleted (line 1) | Index logs - {}" },
        { "{\"index\":{\"_id\":\"\"}}\n{}\n", "Index logs !illegal_argument_exception if _id is specified it must not be empty" },
        { "{\"index\":{}}\n\n{\"index\":{}}\n{}\n", "Index logs !document_parsing_exception line 2: the line is empty, expected a JSON object | Index logs - {}" },
        { "{\"index\":{}}\n", "Index logs !document_parsing_exception line 2: the body ends after the action in line 1, expected its document" },
        { "", "!! Validation Failed: 1: no requests added;" },
        { "\n\r\n", "!! Validation Failed: 1: no requests added;" },
        { "[]\n", "!! Malformed action/metadata line [1], expected START_OBJECT but found [" },
        { "\"index\"\n{}\n", "!! Malformed action/metadata line [1], expected START_OBJECT but found index" },
        { "{}\n{}\n", "!! Malformed action/metadata line [1], expected field [create], [delete], [index] or [update] but found none" },
        { "{\"index\":{}}\n{}\n{\"upsert\":{}}\n{}\n", "Index logs - {} | !! Malformed action/metadata line [3], expected field [create], [delete], [index] or [update] but found [upsert]" },
        { "{\"index\":1}\n{}\n", "!! Malformed action/metadata line [1], expected START_OBJECT after the action but found 1" },
        { "{\"index\":{},\"create\":{}}\n{}\n", "!! Malformed action/metadata line [1], expected one action in a line but found a second" },
        { "{\"index\":{}\n{}\n", "!! Malformed action/metadata line [1], expected one JSON object, such as {\"index\":{}}, but found {\"index\":{}" },
        { "{\"index\":{}} {}\n{}\n", "!! Malformed action/metadata line [1], expected one JSON object, such as {\"index\":{}}, but found {\"index\":{}} {}" },
        { "{\"index\":{}}\n{\n  \"pretty\": 1\n}\n", "Index logs - { | !! Malformed action/metadata line [3], expected START_OBJECT but found pretty" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Should_find_its_items(string body, string expected) => Assert.Equal(expected, Describe(Encoding.UTF8.GetBytes(body), null, null));

    [Fact]
    public void Should_take_the_index_of_the_address_where_the_action_names_none() =>
        Assert.Equal("Index web - {} | Index own - {}", Describe("{\"index\":{}}\n{}\n{\"index\":{\"_index\":\"own\"}}\n{}\n"u8.ToArray(), "web", null));

    [Fact]
    public void Should_refuse_only_the_document_that_is_too_large()
    {
        var large = "{\"a\":\"" + new string('x', 100) + "\"}";
        Assert.Equal(
            "Index logs !document_too_large_exception line 2: the document has 108 bytes, the limit is 64 | Index logs - {}",
            Describe(Encoding.UTF8.GetBytes("{\"index\":{}}\n" + large + "\n{\"index\":{}}\n{}\n"), null, Small));
    }

    [Fact]
    public void Should_refuse_the_items_beyond_the_limit_and_say_so()
    {
        var body = string.Concat(Enumerable.Repeat("{\"index\":{}}\n{}\n", 4));
        Assert.EndsWith("Index logs - {} | Index logs !es_rejected_execution_exception the request holds more than 3 items: send smaller batches", Describe(Encoding.UTF8.GetBytes(body), null, Small));
    }

    [Fact]
    public void Should_refuse_an_action_line_without_end()
    {
        var body = "{\"index\":{\"_index\":\"" + new string('x', 200) + "\"}}\n{}\n";
        Assert.Equal("!! Malformed action/metadata line [1], expected an action of at most 128 bytes but found 223", Describe(Encoding.UTF8.GetBytes(body), null, Small));
    }

    [Fact]
    public void Should_refuse_an_id_longer_than_Elasticsearch_takes()
    {
        var body = "{\"index\":{\"_id\":\"" + new string('x', 513) + "\"}}\n{}\n";
        Assert.Equal("Index logs !illegal_argument_exception id is too long, must be no longer than 512 bytes but was: 513", Describe(Encoding.UTF8.GetBytes(body), null, null));
    }

    [Fact]
    public void Should_refuse_depth_and_bad_bytes_in_an_action()
    {
        Assert.StartsWith("!! Malformed action/metadata line [1]", Describe(Encoding.UTF8.GetBytes(new string('{', 2000)), null, null));
        Assert.StartsWith("!! Malformed action/metadata line [1]", Describe([.. "{\"index\":{\"_index\":\""u8, 0xFF, 0xFE, .. "\"}}\n{}\n"u8], null, null));
        Assert.StartsWith("!! Malformed action/metadata line [1]", Describe([0, 0, 0, 10, 0], null, null));
    }

    [Fact]
    public void Should_number_items_and_lines_and_give_the_documents_own_bytes()
    {
        var body = "{\"index\":{}}\n{\"a\":1}\n\n{\"delete\":{}}\n{\"index\":{}}\n{\"b\":2}\n"u8.ToArray();
        var reader = new BulkReader(body);
        var seen = new List<(int Position, int Line)>();
        while (reader.TryRead(out var item))
            seen.Add((item.Position, item.Line));
        Assert.Equal([(0, 1), (1, 4), (2, 5)], seen);
        Assert.Null(reader.Error);
    }

    [Fact]
    public void Should_not_allocate_for_items_of_the_usual_kind()
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"create\":{\"_index\":\"filebeat\"}}\n{\"message\":\"x\"}\n", 1000)));
        Read(body);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(1000, Read(body));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2000);
    }

    private static int Read(byte[] body)
    {
        var reader = new BulkReader(body);
        var count = 0;
        while (reader.TryRead(out _))
            count++;
        return count;
    }

    private static string Describe(byte[] body, string? index, FramingLimits? limits)
    {
        var reader = new BulkReader(body, index, limits);
        var parts = new List<string>();
        while (reader.TryRead(out var item))
        {
            var id = item.Id.IsEmpty ? "-" : Encoding.UTF8.GetString(item.Id.Span);
            parts.Add(item.Error is null
                ? $"{item.Action} {item.Index} {id} {Encoding.UTF8.GetString(item.Document.Span)}"
                : $"{item.Action} {item.Index} !{item.Error.Type} {item.Error.Reason}");
        }

        if (reader.Error is not null)
            parts.Add("!! " + reader.Error.Reason);
        return string.Join(" | ", parts);
    }
}
