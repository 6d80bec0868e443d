using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Tests.Contract;

/// <summary>A store that the contract suite is run against: an empty one for each test.</summary>
public abstract class StoreFixture : IAsyncDisposable
{
    public ManualClock Clock { get; } = new(Sample.Start);

    public abstract IEventWriter Writer { get; }

    public abstract IEventSearch Search { get; }

    public abstract IEventRetention Retention { get; }

    /// <summary>Makes or opens the store.</summary>
    public abstract Task OpenAsync();

    /// <summary>Closes the store in order and opens it again over the same data.</summary>
    public abstract Task ReopenAsync();

    public abstract ValueTask DisposeAsync();
}
