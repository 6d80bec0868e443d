using SocCoordination.Detection.Correlation;
using SocCoordination.Events.Ecs;
using SocCoordination.Service.Data.Databases;
using EventId = SocCoordination.Events.Ecs.EventId;

namespace SocCoordination.Service.Features.Detection;

/// <summary>
/// Correlates what the log of matches holds and no correlation has observed, whichever node logged it. For the node on duty;
/// inside a unit of work, so that what is told is stored with how far it came.
/// </summary>
internal sealed class CorrelateLog(Correlator correlator, CorrelationMemory memory, DetectionLog log, FiringReading firings, IDatabaseKind kind, NodeDuty duty)
{
    /// <summary>Where more waits, as after the node before was away for long, others write between the parts.</summary>
    private const int MostAtOnce = 20_000;

    /// <param name="atHand">Events of the current batches, so that the store need not be asked.</param>
    /// <param name="now">Tells correlation that time has passed until then; null: does not.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The attacks that it found.</returns>
    public async Task<IReadOnlyList<Attack>> RunAsync(IReadOnlyDictionary<EventId, EcsEvent> atHand, DateTimeOffset? now, CancellationToken cancellationToken)
    {
        var turn = await memory.TurnAsync(cancellationToken);
        if (turn.Node != kind.Node)
            correlator.Forget();
        await correlator.EnsureAsync(memory, turn.Observed, cancellationToken);
        var waiting = await log.AfterAsync(turn.Observed, MostAtOnce, cancellationToken);
        var told = waiting.Select(record => correlator.Engine.Observe(CorrelationMemory.Read(record))).ToList();
        if (waiting.Count == MostAtOnce)
            duty.Call();
        else if (now is { } until)
            told.Add(correlator.Engine.Advance(until));
        (turn.Node, turn.Observed) = (kind.Node, waiting.Count > 0 ? waiting[^1].Seq : turn.Observed);
        if (now is not null)
            turn.Statistics = correlator.Publish();
        return await KeepAsync(told, atHand);
    }

    private async Task<IReadOnlyList<Attack>> KeepAsync(IEnumerable<CorrelationOutput> told, IReadOnlyDictionary<EventId, EcsEvent> atHand)
    {
        var attacks = new List<Attack>();
        foreach (var output in told)
        {
            await memory.KeepAsync(output);
            foreach (var change in output.Changes)
            {
                if (correlator.Rules.Find(change.Firing.RuleId) is { RaisesAlerts: true } rule && await firings.ReadAsync(change, rule, atHand) is { } attack)
                    attacks.Add(attack);
            }
        }

        return attacks;
    }
}
