using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search;
using EventId = SocCoordination.Events.Ecs.EventId;

namespace SocCoordination.Service.Features.Detection;

/// <summary>Turns what a correlation tells into an attack: the group as the rule says, the values of the event that completed it.</summary>
internal sealed class FiringReading(IEventSearch store)
{
    /// <param name="change">What the engine told.</param>
    /// <param name="rule">The correlation.</param>
    /// <param name="atHand">Events of the current batches, so that the store need not be asked.</param>
    /// <returns>Null where the completing event is not kept any more.</returns>
    public async Task<Attack?> ReadAsync(FiringChange change, Rule rule, IReadOnlyDictionary<EventId, EcsEvent> atHand)
    {
        // A firing that goes on after its alert was closed opens another, told apart by the event that it goes on with.
        var opening = change.Kind == FiringChangeKind.Fired || change.Events.Count == 0 ? change.Firing.OpenedBy : change.Events[0].EventId;
        if (await FindAsync(opening, atHand) is not { } completing)
            return null;
        using var document = new EventValues(completing.Document);
        var values = AttackReading.ValuesFor(rule, document);
        foreach (var one in change.Firing.Group)
            values[one.Field] = one.Value;
        return new Attack(
            rule, completing.AgencyId, Attack.GroupKeyOf(change.Firing.Group.Select(one => new KeyValuePair<string, string?>(one.Field, one.Value))),
            opening, [.. change.Events.Select(one => one.EventId)], change.EventCount, change.Firing.FirstEvent, change.Firing.LastEvent, values);
    }

    private async Task<EcsEvent?> FindAsync(EventId id, IReadOnlyDictionary<EventId, EcsEvent> atHand) =>
        atHand.TryGetValue(id, out var here) ? here : await store.FindAsync(id, CancellationToken.None);
}
