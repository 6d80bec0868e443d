using System.Globalization;
using System.Text;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Tests.Contract;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>Whatever a sender puts into a document, it is stored, comes back byte for byte (a line break between values as a space), and is found.</summary>
public sealed class When_a_document_is_not_as_elasticsearch_wants_it : StoreContract<ElasticsearchFixture>
{
    [Theory]
    [InlineData("""{"message":"kim","a":1,"a":2}""")]
    [InlineData("""{"message":"kim","_id":"own","_source":1}""")]
    [InlineData("""{"message":"kim","soc_store":{"agency":7,"words":"forged"}}""")]
    [InlineData("""{"message":"kim","source":{"ip":"not an address","port":"none"},"event":{"created":"yesterday"}}""")]
    [InlineData("""{"message":{"inner":"kim"},"source":"kim","user":[{"name":"a"},"b",{"name":{"c":1}}]}""")]
    [InlineData("""{"message":"kim","":1,"..":2,".a.":3,"a..b":4," ":5}""")]
    [InlineData("""{"message":"kim","half":"\ud83d","n":1.50,"big":123456789012345678901234567890}""")]
    [InlineData("{ \"message\" : \"kim\",\n\t\"a\" : [ ]\r\n}")]
    public async Task Should_keep_and_find_it(string json)
    {
        await AppendAsync(Sample.Event("before"));

        Assert.Equal(1, (await AppendAsync(Sample.OfJson(json))).Stored);

        var found = Assert.Single((await SearchAsync("kim")).Events);
        Assert.Equal(json.Replace('\n', ' ').Replace('\r', ' '), Encoding.UTF8.GetString(found.Document.Span));
        Assert.Equal(1, found.AgencyId);
    }

    [Fact]
    public async Task Should_find_what_stands_in_more_fields_than_the_index_has()
    {
        for (var n = 0; n < 6; n++)
        {
            var fields = Enumerable.Range(0, 500).Select(field => $"\"f{n}_{field}\":\"value{n}x{field}\"");
            await AppendAsync(Sample.OfJson($$"""{"message":"{{n}}",{{string.Join(',', fields)}}}"""));
        }

        Assert.Equal(["5"], Sample.Messages((await SearchAsync("f5_499:value5x499")).Events));
        Assert.Equal(["5"], Sample.Messages((await SearchAsync("f5_499:*5x49?")).Events));
    }

    [Fact]
    public async Task Should_keep_very_long_values()
    {
        var line = string.Join(' ', Enumerable.Range(0, 20_000).Select(n => n.ToString(CultureInfo.InvariantCulture)));
        var document = Sample.Of(new { message = line, process = new { command_line = new string('đ', 40_000) + "kim" }, unknown = new string('x', 40_000) });
        await AppendAsync(document);

        Assert.Equal(document, Assert.Single((await SearchAsync("19999 process.command_line:*kim")).Events), SameEvent.Instance);
    }

    [Fact]
    public async Task Should_name_the_one_that_is_no_document()
    {
        EcsEvent[] batch = [Sample.Event(), Sample.OfJson("[1]")];

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(batch));

        Assert.Contains("Event 1 of the batch", refused.Message);
        Assert.Empty(await ReadAsync());
    }
}
