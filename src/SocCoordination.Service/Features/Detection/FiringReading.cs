using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search;
using EventId = SocCoordination.Events.Ecs.EventId;

namespace SocCoordination.Service.Features.Detection;

/// <summary>Turns what a correlation tells into an attack: the group as the rule says, the values of the event that completed it.</summary>
internal sealed class FiringReading(IEventSearch store, DetectionLog log)
{
    /// <param name="change">What the engine told.</param>
    /// <param name="rule">The correlation.</param>
    /// <param name="atHand">Events of the current batches, so that the store need not be asked.</param>
    /// <returns>Null where nothing is kept any more of the completing event, not even its match.</returns>
    public async Task<Attack?> ReadAsync(FiringChange change, Rule rule, IReadOnlyDictionary<EventId, EcsEvent> atHand)
    {
        // A firing that goes on after its alert was closed opens another, told apart by the event that it goes on with.
        var opening = change.Kind == FiringChangeKind.Fired || change.Events.Count == 0 ? change.Firing.OpenedBy : change.Events[0].EventId;
        if ((atHand.GetValueOrDefault(opening) ?? await store.FindAsync(opening, CancellationToken.None)) is { } completing)
        {
            using var document = new EventValues(completing.Document);
            return AttackOf(change, rule, opening, completing.AgencyId, AttackReading.ValuesFor(rule, document));
        }

        // An alert that names its group only is better than none.
        return await log.AgencyOfAsync(opening, CancellationToken.None) is { } agency ? AttackOf(change, rule, opening, agency, []) : null;
    }

    private static Attack AttackOf(FiringChange change, Rule rule, EventId opening, int agency, Dictionary<string, string?> values)
    {
        foreach (var one in change.Firing.Group)
            values[one.Field] = one.Value;
        return new Attack(
            rule, agency, Attack.GroupKeyOf(change.Firing.Group.Select(one => new KeyValuePair<string, string?>(one.Field, one.Value))),
            opening, [.. change.Events.Select(one => one.EventId)], change.EventCount, change.Firing.FirstEvent, change.Firing.LastEvent, values);
    }
}
