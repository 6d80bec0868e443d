using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Elasticsearch;
using SocCoordination.Storage.Tests.Contract;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>Several addresses of one cluster: one that is away stops nothing, and nothing is sent twice that may be stored.</summary>
public sealed class When_one_of_several_addresses_fails : StoreContract<ElasticsearchFixture>
{
    private static readonly EcsEvent[] First = [Sample.Event("one"), Sample.Event("two")];
    private static readonly EcsEvent[] Second = [Sample.Event("three")];

    private static Uri Dead => new($"http://127.0.0.1:{Server.FreePort()}/");

    [Fact]
    public async Task Should_use_the_second_where_nothing_listens_at_the_first() => await StoresAndFindsAsync(Dead);

    [Fact]
    public async Task Should_use_the_second_where_the_first_one_s_host_is_not_known() => await StoresAndFindsAsync(new Uri("http://khong-co.invalid:9200"));

    [Fact]
    public async Task Should_use_the_second_where_the_first_breaks_off_the_handshake()
    {
        using var closing = new TcpListener(IPAddress.Loopback, 0);
        closing.Start();
        var closes = Task.Run(async () =>
        {
            while (true) (await closing.AcceptSocketAsync(Token)).Close();
        }, Token);

        await StoresAndFindsAsync(new Uri($"https://{closing.LocalEndpoint}"));
    }

    [Fact]
    public async Task Should_wait_once_for_a_first_that_is_silent()
    {
        using var silent = new SilentPort();
        await using var store = await OpenAsync(silent.Url, Store.Url);

        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < 3; i++) await store.AppendAsync([Sample.Event($"{i}")], Token);

        Assert.Equal(3, (await store.SearchAsync(Everything, 10, null, Token)).Events.Count);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(4), "It was waited for again.");
    }

    [Fact]
    public async Task Should_go_on_through_the_other_when_one_dies_between_two_appends()
    {
        var first = new StandIn((proxy, context) => proxy.PassOnAsync(context, Store.Url));
        await using var store = await OpenAsync(first.Url, Store.Url);

        Assert.Equal(2, (await store.AppendAsync(First, Token)).Stored);
        first.Dispose();
        Assert.Equal(1, (await store.AppendAsync(Second, Token)).Stored);

        Assert.Equal(["three", "two", "one"], Sample.Messages((await store.SearchAsync(Everything, 10, null, Token)).Events));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_store_once_through_the_other_what_one_took_and_did_not_answer(bool breaksOff)
    {
        var (firsts, seconds) = (0, 0);
        using var first = new StandIn((proxy, context) =>
        {
            var fails = IsBulk(context) && ++firsts > 0;
            return proxy.PassOnAsync(context, Store.Url, loseAnswer: fails && breaksOff, keepAnswer: fails && !breaksOff);
        });
        using var second = new StandIn((proxy, context) =>
        {
            if (IsBulk(context)) seconds++;
            return proxy.PassOnAsync(context, Store.Url);
        });
        await using var store = await OpenAsync(options => options with { RequestTime = TimeSpan.FromSeconds(5) }, first.Url, second.Url);

        var outcome = await store.AppendAsync(First, Token);

        Assert.Equal(2, outcome.Stored);
        Assert.Empty(outcome.Repeated);
        Assert.Equal((1, 1), (firsts, seconds));
        Assert.Equal(["two", "one"], Sample.Messages((await store.SearchAsync(Everything, 10, null, Token)).Events));
    }

    [Fact]
    public async Task Should_stay_with_the_one_that_works_when_the_other_is_back()
    {
        var (isLost, asked) = (false, 0);
        using var first = new StandIn((proxy, context) =>
        {
            if (IsBulk(context)) asked++;
            return proxy.PassOnAsync(context, Store.Url, loseAnswer: isLost && IsBulk(context));
        });
        await using var store = await OpenAsync(first.Url, Store.Url);
        isLost = true;
        await store.AppendAsync(First, Token);
        isLost = false;

        await store.AppendAsync(Second, Token);

        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Should_come_back_to_the_first_when_the_second_fails_too()
    {
        var isLost = false;
        using var first = new StandIn((proxy, context) => proxy.PassOnAsync(context, Store.Url, loseAnswer: isLost && IsBulk(context)));
        var second = new StandIn((proxy, context) => proxy.PassOnAsync(context, Store.Url));
        await using var store = await OpenAsync(first.Url, second.Url);
        isLost = true;
        await store.AppendAsync(First, Token);
        isLost = false;
        second.Dispose();

        Assert.Equal(1, (await store.AppendAsync(Second, Token)).Stored);
        Assert.Equal(3, (await store.SearchAsync(Everything, 10, null, Token)).Events.Count);
    }

    [Fact]
    public async Task Should_name_all_that_were_tried_when_none_can_be_reached()
    {
        var (one, other) = (Dead, new Uri("http://khong-co.invalid:9200"));

        var refused = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => OpenAsync(one, other));

        Assert.StartsWith("Elasticsearch cannot be reached. ", refused.Message);
        Assert.Contains($"At {one} nothing listens there: start Elasticsearch", refused.Message);
        Assert.Contains($"At {other} the host khong-co.invalid is not known", refused.Message);
    }

    [Fact]
    public async Task Should_name_those_that_were_tried_before_one_that_does_not_answer_in_time()
    {
        using var never = new StandIn((_, _) => Task.CompletedTask);
        var dead = Dead;

        var refused = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => OpenAsync(options => options with { RequestTime = TimeSpan.FromSeconds(1) }, dead, never.Url));

        Assert.Contains($"Elasticsearch at {never.Url} did not answer within 1 s", refused.Message);
        Assert.Contains($"Tried before it: At {dead} nothing listens there", refused.Message);
    }

    private static bool IsBulk(HttpListenerContext context) => context.Request.Url!.AbsolutePath == "/_bulk";

    private async Task StoresAndFindsAsync(Uri first)
    {
        await using var store = await OpenAsync(first, Store.Url);

        Assert.Equal(2, (await store.AppendAsync(First, Token)).Stored);
        Assert.Equal(["two", "one"], Sample.Messages((await store.SearchAsync(Everything, 10, null, Token)).Events));
    }

    private Task<ElasticsearchEventStore> OpenAsync(params Uri[] urls) => OpenAsync(options => options, urls);

    private Task<ElasticsearchEventStore> OpenAsync(Func<ElasticsearchStoreOptions, ElasticsearchStoreOptions> configure, params Uri[] urls) => ElasticsearchEventStore.OpenAsync(
        configure(new ElasticsearchStoreOptions { Urls = urls, Prefix = Store.Prefix, Replicas = 0, RetryTime = TimeSpan.FromSeconds(8) }), Store.Clock, Token);
}
