using SocCoordination.Detection.Correlation.Planning;
using SocCoordination.Detection.Correlation.Windows;

namespace SocCoordination.Detection.Correlation.State;

/// <summary>What one call of the engine brings about, gathered while it runs.</summary>
internal sealed class Round(CorrelationOptions options)
{
    private readonly Queue<(Feed Feed, Incoming Incoming)> _upwards = new();
    private List<FiringChange>? _changes;
    private List<CorrelationRow>? _rows;

    public Agenda Agenda { get; } = new();

    /// <summary>The service's clock, UTC ticks.</summary>
    public long Now { get; set; }

    public bool IsReplay { get; set; }

    /// <summary>A list to work in, so that counting up makes no garbage.</summary>
    public List<Member> Gathering { get; } = [];

    public void Tell(Group group, Growth growth, List<Member> joined)
    {
        var listed = new FiringEvent[Math.Min(joined.Count, options.EventsListed)];
        for (var i = 0; i < listed.Length; i++)
        {
            var member = joined[joined.Count - listed.Length + i];
            listed[i] = new FiringEvent(group.Node.Slots[member.Slot].RuleId, member.Event, Instant.Of(member.Time));
        }

        var kind = growth.IsNew ? FiringChangeKind.Fired : FiringChangeKind.Continued;
        (_changes ??= new List<FiringChange>(1)).Add(new FiringChange(kind, growth.Span.ToFiring(group), listed, joined.Count, growth.Absorbed.Count == 0 ? [] : growth.Absorbed.ConvertAll(each => each.Opening.Event)));
    }

    public void Keep(CorrelationRow row) => (_rows ??= []).Add(row);

    /// <summary>Hands a new firing to the correlations that count firings.</summary>
    public void PassOpening(CorrelationNode node, Opening opening) => Pass(node, new Incoming(opening.Event, opening.Time, Now, opening.Values, IsFiring: true), toThoseThatAskForPresence: false);

    /// <summary>Hands an event for which a condition holds to the correlations that ask whether it does.</summary>
    public void PassHeld(Group group, in Member member)
    {
        if (group.Node.IsHeldUpwards)
            Pass(group.Node, new Incoming(member.Event, member.Time, Now, Opening.ValuesOf(group, member), IsFiring: true), toThoseThatAskForPresence: true);
    }

    public bool TryTakeUpwards(out Feed feed, out Incoming incoming)
    {
        var any = _upwards.TryDequeue(out var next);
        (feed, incoming) = next;
        return any;
    }

    public CorrelationOutput Finish()
    {
        if (_changes is null && _rows is null) return CorrelationOutput.Nothing;
        var output = new CorrelationOutput(_changes ?? [], _rows ?? []);
        (_changes, _rows) = (null, null);
        return output;
    }

    private void Pass(CorrelationNode node, Incoming incoming, bool toThoseThatAskForPresence)
    {
        foreach (var feed in node.Parents)
            if (feed.Node.AsksForPresence == toThoseThatAskForPresence)
                _upwards.Enqueue((feed, incoming));
    }
}
