using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite;
using SocCoordination.Storage.Tests.Contract;

namespace SocCoordination.Storage.Tests.Sqlite;

/// <summary>The SQLite store over a folder of its own.</summary>
public class SqliteFixture : StoreFixture
{
    private readonly TemporaryFolder _folder = new();
    private SqliteEventStore? _store;

    public string Folder => _folder.Path;

    public Func<EventStoreOptions, EventStoreOptions> Configure { get; set; } = options => options;

    public SqliteEventStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    public override IEventWriter Writer => Store;

    public override IEventSearch Search => Store;

    public override IEventRetention Retention => Store;

    public override Task OpenAsync()
    {
        _store = SqliteEventStore.Open(Configure(new EventStoreOptions { Folder = Folder, MinimumFreeBytes = 0, MaxRejectedLines = 5 }), Clock);
        return Task.CompletedTask;
    }

    public async Task CloseAsync()
    {
        if (_store is not null) await _store.DisposeAsync();
        _store = null;
    }

    public override async Task ReopenAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
