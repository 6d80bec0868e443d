using SocCoordination.Storage.Elasticsearch;
using SocCoordination.Storage.Tests.Contract;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>A real server whose answers about cluster and disks are replaced.</summary>
public sealed class When_the_elasticsearch_store_is_asked_how_it_is : StoreContract<ElasticsearchFixture>
{
    private const string Green = """{"cluster_name":"tinh","status":"green","indices":{}}""";

    [Fact]
    public async Task Should_tell_the_room_on_the_real_server_s_disk()
    {
        var health = await Store.Store.CheckAsync(Token);

        Assert.True(health.CanWrite, health.Problem);
        Assert.True(health.FreeBytes > 0);
        Assert.True(health.MinimumFreeBytes > 0);
    }

    [Fact]
    public async Task Should_warn_while_copies_are_missing()
    {
        var health = await AskAsync("""{"cluster_name":"tinh","status":"yellow","indices":{"soc-events-2026.11.22":{"status":"yellow"},"soc-events-2026.11.21":{"status":"green"}}}""", Disk(free: 90));

        Assert.True(health.CanWrite);
        Assert.StartsWith("Elasticsearch's cluster tinh is yellow: no event is missing, but copies of soc-events-2026.11.22 are", health.Warning);
    }

    [Fact]
    public async Task Should_say_that_events_are_missing()
    {
        var health = await AskAsync("""{"cluster_name":"tinh","status":"red","indices":{"soc-events-2026.11.22":{"status":"red"}}}""", Disk(free: 90));

        Assert.False(health.CanWrite);
        Assert.StartsWith("Elasticsearch's cluster tinh is red: shards of soc-events-2026.11.22 are not there", health.Problem);
    }

    [Theory]
    [InlineData(90, true, null)]
    [InlineData(14, true, "14 GB are free on the disk of Elasticsearch's node b: below 15 GB (low watermark)")]
    [InlineData(9, true, "9 GB are free on the disk of Elasticsearch's node b: below 10 GB (high watermark)")]
    [InlineData(4, false, "4 GB are free on the disk of Elasticsearch's node b: below 5 GB (flood-stage watermark) Elasticsearch takes no more events")]
    public async Task Should_say_which_of_the_disk_s_marks_is_passed(int free, bool canWrite, string? expected)
    {
        var health = await AskAsync(Green, Disk(free));

        Assert.Equal(canWrite, health.CanWrite);
        Assert.Equal((free * 1_000_000_000L, 5_000_000_000L), (health.FreeBytes!.Value, health.MinimumFreeBytes!.Value));
        if (expected is null) Assert.Null(health.Warning);
        else Assert.StartsWith(expected, health.Warning ?? health.Problem);
    }

    /// <summary>Two nodes: one with room, and this one.</summary>
    private static string Disk(int free)
    {
        const string marks = "\"low_watermark_free_space_in_bytes\":15000000000,\"high_watermark_free_space_in_bytes\":10000000000,\"flood_stage_free_space_in_bytes\":5000000000";
        return $$$"""{"nodes":{"1":{"name":"a","fs":{"data":[{"available_in_bytes":99000000000,{{{marks}}} }]}},"2":{"name":"b","fs":{"data":[{"available_in_bytes":{{{free}}}000000000,{{{marks}}} }]}} }}""";
    }

    private async Task<EventStoreHealth> AskAsync(string cluster, string disks)
    {
        var isOpen = false;
        using var server = new StandIn((proxy, context) => context.Request.Url!.AbsolutePath switch
        {
            ['/', '_', 'c', 'l', 'u', 's', 't', 'e', 'r', '/', 'h', ..] when isOpen => StandIn.AnswerAsync(context, 200, cluster),
            "/_nodes/stats/fs" => StandIn.AnswerAsync(context, 200, disks),
            _ => proxy.PassOnAsync(context, Store.Url),
        });
        await using var store = await ElasticsearchEventStore.OpenAsync(new ElasticsearchStoreOptions { Urls = [server.Url], Prefix = Store.Prefix, Replicas = 0 }, Store.Clock, Token);
        isOpen = true;
        return await store.CheckAsync(Token);
    }
}
