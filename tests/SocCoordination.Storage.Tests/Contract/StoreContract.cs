using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Tests.Contract;

/// <summary>What every part of the contract suite needs: a store, and short ways to ask it.</summary>
public abstract class StoreContract<TStore> : IAsyncLifetime
    where TStore : StoreFixture, new()
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected TStore Store { get; } = new();

    public async ValueTask InitializeAsync() => await Store.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Task<AppendOutcome> AppendAsync(params IReadOnlyList<EcsEvent> batch) => Store.Writer.AppendAsync(batch, Token);

    protected Task<EventPage> SearchAsync(string? text = null, int limit = 100, string? cursor = null) =>
        Store.Search.SearchAsync(Everything with { Text = text }, limit, cursor, Token);

    protected async Task<List<EcsEvent>> ReadAsync(EventQuery? query = null)
    {
        var read = new List<EcsEvent>();
        await foreach (var one in Store.Search.ReadAsync(query ?? Everything, Token)) read.Add(one);
        return read;
    }

    protected async Task<List<EcsEvent>> PagesAsync(EventQuery query, int limit)
    {
        var found = new List<EcsEvent>();
        for (string? cursor = null; ;)
        {
            var page = await Store.Search.SearchAsync(query, limit, cursor, Token);
            found.AddRange(page.Events);
            if (page.Next is null) return found;
            Assert.True(page.Events.Count == limit || page.SearchedBackTo is not null, "A page that another follows is full, or says how far it looked.");
            cursor = page.Next;
        }
    }

    protected static EventQuery Everything => new(null, null, null, null);
}
