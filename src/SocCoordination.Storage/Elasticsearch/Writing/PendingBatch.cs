using System.Text.Json;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>A batch made ready by its own caller's thread, so that the writers only send.</summary>
internal sealed class PendingBatch
{
    /// <exception cref="ArgumentException">A document is not one JSON object; names its position.</exception>
    public PendingBatch(IReadOnlyList<EcsEvent> events, IndexNames names, ArrivalOrder order)
    {
        var items = new PendingItem[events.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new PendingItem(events[i], order.Next());
            try
            {
                items[i].Write(names, asRaw: false);
            }
            catch (JsonException failure)
            {
                throw new ArgumentException($"Event {i} of the batch: its document must be one JSON object. ({failure.Message})", nameof(events), failure);
            }
        }
        Items = items;
    }

    public IReadOnlyList<PendingItem> Items { get; }

    public AppendOutcome Outcome()
    {
        var repeated = Enumerable.Range(0, Items.Count).Where(index => Items[index].IsRepeated).ToArray();
        return new AppendOutcome(Items.Count - repeated.Length, repeated);
    }
}
