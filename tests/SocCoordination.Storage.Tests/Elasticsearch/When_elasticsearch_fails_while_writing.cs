using System.Net;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Elasticsearch;
using SocCoordination.Storage.Tests.Contract;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>The store behind a connection that fails as connections and clusters fail; the server behind it is real.</summary>
public sealed class When_elasticsearch_fails_while_writing : StoreContract<ElasticsearchFixture>
{
    private static readonly EcsEvent[] Batch = [Sample.Event("one"), Sample.Event("two"), Sample.Event("three")];

    [Fact]
    public async Task Should_send_again_what_it_was_too_busy_for()
    {
        var bulks = 0;
        using var server = new StandIn((proxy, context) => IsBulk(context) && ++bulks <= 3
            ? StandIn.AnswerAsync(context, 429, """{"error":{"type":"es_rejected_execution_exception","reason":"queue full"}}""")
            : proxy.PassOnAsync(context, Store.Url));
        await using var store = await OpenAsync(server.Url);

        var outcome = await store.AppendAsync(Batch, Token);

        Assert.Equal(3, outcome.Stored);
        Assert.Equal(4, bulks);
    }

    [Fact]
    public async Task Should_send_again_the_items_alone_that_it_was_too_busy_for()
    {
        var bodies = new List<string>();
        using var server = new StandIn(async (proxy, context) =>
        {
            if (!IsBulk(context) || bodies.Count > 0)
            {
                if (IsBulk(context)) bodies.Add("again");
                await proxy.PassOnAsync(context, Store.Url);
                return;
            }
            bodies.Add("first");
            await StandIn.AnswerAsync(context, 200, """{"items":[{"create":{"status":201}},{"create":{"status":429,"error":{"type":"es_rejected_execution_exception","reason":"queue full"}}},{"create":{"status":201}}]}""");
        });
        await using var store = await OpenAsync(server.Url);

        Assert.Equal(3, (await store.AppendAsync(Batch, Token)).Stored);

        // The stand-in only said that it stored the first and third: what came again is the second.
        Assert.Equal(["two"], Sample.Messages((await store.SearchAsync(Everything, 10, null, Token)).Events));
    }

    [Fact]
    public async Task Should_store_once_and_call_it_new_when_the_answer_was_lost()
    {
        var bulks = 0;
        using var server = new StandIn((proxy, context) => proxy.PassOnAsync(context, Store.Url, loseAnswer: IsBulk(context) && ++bulks == 1));
        await using var store = await OpenAsync(server.Url);

        var outcome = await store.AppendAsync(Batch, Token);

        Assert.Equal(3, outcome.Stored);
        Assert.Empty(outcome.Repeated);
        Assert.Equal(2, bulks);
        Assert.Equal(["three", "two", "one"], Sample.Messages((await store.SearchAsync(Everything, 10, null, Token)).Events));
        Assert.Equal([0, 1, 2], (await store.AppendAsync(Batch, Token)).Repeated);
    }

    [Fact]
    public async Task Should_tell_its_caller_to_come_later_when_it_stays_too_busy()
    {
        using var server = new StandIn((proxy, context) => IsBulk(context) ? StandIn.AnswerAsync(context, 429, """{"error":{"type":"es_rejected_execution_exception","reason":"queue full"}}""") : proxy.PassOnAsync(context, Store.Url));
        await using var store = await OpenAsync(server.Url);

        var busy = await Assert.ThrowsAsync<EventStoreBusyException>(() => store.AppendAsync(Batch, Token));

        Assert.Contains("queue full", busy.Message);
        Assert.True(busy.RetryAfter > TimeSpan.Zero);
        Assert.False((await store.CheckAsync(Token)).CanWrite);
    }

    [Fact]
    public async Task Should_say_that_it_is_down_and_go_on_when_it_is_back()
    {
        var isDown = false;
        using var server = new StandIn((proxy, context) => isDown ? StandIn.AnswerAsync(context, 503, "<html>") : proxy.PassOnAsync(context, Store.Url));
        await using var store = await OpenAsync(server.Url);
        isDown = true;

        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => store.AppendAsync(Batch, Token));
        await Assert.ThrowsAsync<EventStoreUnavailableException>(() => store.SearchAsync(Everything, 10, null, Token));
        Assert.Contains("cannot answer now", (await store.CheckAsync(Token)).Problem);

        isDown = false;
        Assert.Equal(3, (await store.AppendAsync(Batch, Token)).Stored);
        Assert.True((await store.CheckAsync(Token)).CanWrite);
        Assert.Equal(3, (await store.SearchAsync(Everything, 10, null, Token)).Events.Count);
    }

    [Theory]
    [InlineData(401, """{"error":{"type":"security_exception","reason":"unable to authenticate"}}""", "refuses the login: check Storage:Elasticsearch:ApiKey")]
    [InlineData(403, """{"error":{"type":"security_exception","reason":"action is unauthorized"}}""", "lacks a right")]
    [InlineData(200, """{"items":[{"create":{"status":403,"error":{"type":"security_exception","reason":"action is unauthorized"}}},{"create":{"status":201}},{"create":{"status":201}}]}""", "a right is missing")]
    [InlineData(200, """{"items":[{"create":{"status":201}},{"create":{"status":429,"error":{"type":"cluster_block_exception","reason":"index blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark]"}}},{"create":{"status":201}}]}""", "free some space")]
    public async Task Should_not_try_again_what_a_person_must_put_right(int status, string answer, string expected)
    {
        var bulks = 0;
        using var server = new StandIn((proxy, context) => IsBulk(context) && ++bulks > 0 ? StandIn.AnswerAsync(context, status, answer) : proxy.PassOnAsync(context, Store.Url));
        await using var store = await OpenAsync(server.Url);

        var refused = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => store.AppendAsync(Batch, Token));

        Assert.Contains(expected, refused.Message);
        Assert.Equal(1, bulks);
        Assert.Contains(expected, (await store.CheckAsync(Token)).Problem);
    }

    [Fact]
    public async Task Should_send_less_at_once_where_a_request_is_too_large()
    {
        var sizes = new List<long>();
        using var server = new StandIn(async (proxy, context) =>
        {
            if (IsBulk(context)) sizes.Add(context.Request.ContentLength64);
            if (IsBulk(context) && context.Request.ContentLength64 > 2000) await StandIn.AnswerAsync(context, 413, "<html>", asElasticsearch: false);
            else await proxy.PassOnAsync(context, Store.Url);
        });
        await using var store = await OpenAsync(server.Url);
        EcsEvent[] batch = [.. Enumerable.Range(0, 20).Select(n => Sample.Event($"{n}"))];

        Assert.Equal(20, (await store.AppendAsync(batch, Token)).Stored);
        Assert.Contains(sizes, size => size > 2000);
        Assert.Equal(20, (await store.SearchAsync(Everything, 100, null, Token)).Events.Count);

        var refused = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => store.AppendAsync([Sample.Event(new string('x', 3000))], Token));
        Assert.Contains("takes no request of this size", refused.Message);
    }

    private static bool IsBulk(HttpListenerContext context) => context.Request.Url!.AbsolutePath == "/_bulk";

    private Task<ElasticsearchEventStore> OpenAsync(Uri url) => ElasticsearchEventStore.OpenAsync(
        new ElasticsearchStoreOptions { Urls = [url], Prefix = Store.Prefix, Replicas = 0, RetryTime = TimeSpan.FromSeconds(2) }, Store.Clock, Token);
}
