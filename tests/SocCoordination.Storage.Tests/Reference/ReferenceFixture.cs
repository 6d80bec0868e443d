using SocCoordination.Storage.Search;
using SocCoordination.Storage.Tests.Contract;

namespace SocCoordination.Storage.Tests.Reference;

/// <summary>The reference: the contract suite holds for it too, or it would be no reference.</summary>
public sealed class ReferenceFixture : StoreFixture
{
    private ReferenceStore? _store;

    public override IEventWriter Writer => _store!;

    public override IEventSearch Search => _store!;

    public override IEventRetention Retention => _store!;

    public override Task OpenAsync()
    {
        _store = new ReferenceStore(Clock, maxRejected: 5);
        return Task.CompletedTask;
    }

    // Its data are its memory.
    public override Task ReopenAsync() => Task.CompletedTask;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
