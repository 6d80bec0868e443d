using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Storage.Tests.Sqlite;

public sealed class When_the_store_opens : SqliteTest
{
    public static TheoryData<EventStoreOptions, string> Senseless => new()
    {
        { new EventStoreOptions { Folder = " " }, "Folder" },
        { new EventStoreOptions { Folder = "x", MaxWaitingEvents = 0 }, "MaxWaitingEvents" },
        { new EventStoreOptions { Folder = "x", GroupBytes = -1 }, "GroupBytes" },
        { new EventStoreOptions { Folder = "x", MinimumFreeBytes = -1 }, "MinimumFreeBytes" },
        { new EventStoreOptions { Folder = "x", SearchTime = TimeSpan.Zero }, "SearchTime" },
        { new EventStoreOptions { Folder = "x", ConcurrentReads = 0 }, "ConcurrentReads" },
        { new EventStoreOptions { Folder = "x", MaxRejectedLines = 0 }, "MaxRejectedLines" },
    };

    [Theory]
    [MemberData(nameof(Senseless), DisableDiscoveryEnumeration = true)]
    public void Should_refuse_options_that_make_no_sense(EventStoreOptions options, string name) =>
        Assert.Contains(name, Assert.Throws<InvalidOperationException>(() => SqliteEventStore.Open(options, TimeProvider.System)).Message);

    [Fact]
    public void Should_refuse_a_folder_that_another_has_open()
    {
        var refused = Assert.Throws<EventStoreUnavailableException>(() => SqliteEventStore.Open(new EventStoreOptions { Folder = Store.Folder }, TimeProvider.System));

        Assert.Contains("another process uses it", refused.Message);
    }

    [Fact]
    public async Task Should_be_well()
    {
        await AppendAsync(Sample.Event());

        var health = await Events.CheckAsync(Token);

        Assert.True(health.CanWrite);
        Assert.Null(health.Problem);
        Assert.True(health.FreeBytes > 0);
        Assert.Empty(health.DamagedFiles);
        Assert.Equal(0, health.WaitingEvents);
    }
}
