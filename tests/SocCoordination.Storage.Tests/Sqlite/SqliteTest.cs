using SocCoordination.Storage.Sqlite;
using SocCoordination.Storage.Tests.Contract;

namespace SocCoordination.Storage.Tests.Sqlite;

/// <summary>What the tests of the SQLite store alone share.</summary>
public abstract class SqliteTest : StoreContract<SqliteFixture>
{
    protected static readonly string Today = "2026-11-22.db";

    protected SqliteEventStore Events => Store.Store;

    protected string File(string name) => Path.Combine(Store.Folder, name);

    protected async Task ReopenAsync(Func<EventStoreOptions, EventStoreOptions> configure)
    {
        Store.Configure = configure;
        await Store.ReopenAsync();
    }

    protected static async Task EventuallyAsync(Func<bool> holds)
    {
        for (var waited = 0; !holds() && waited < 5000; waited += 10) await Task.Delay(10);
        Assert.True(holds(), "It did not come about within five seconds.");
    }
}
