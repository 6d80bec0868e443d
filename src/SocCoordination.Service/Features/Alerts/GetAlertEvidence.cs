using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Why an alert fired: its events with what in them matched.</summary>
internal static class GetAlertEvidence
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Query(long Alert, int Limit = 20) : IQuery<AlertEvidence>;

    public sealed class Handler : IRequestHandler<Query, AlertEvidence>
    {
        public Task<AlertEvidence> Handle(Query query, CancellationToken cancellationToken) => Task.FromResult(new AlertEvidence(null, 0, []));
    }
}

/// <summary>Why an alert fired.</summary>
/// <param name="Condition">The rule's condition, or what its correlation asks; null where no rule raised it.</param>
/// <param name="Total">Events in the alert.</param>
/// <param name="Events">Newest first, as many as were asked for.</param>
public sealed record AlertEvidence(string? Condition, long Total, IReadOnlyList<EvidenceEvent> Events);

/// <param name="Raw">The raw line, or the shipped document.</param>
/// <param name="Marks">The parts of <paramref name="Raw"/> that matched, in order, without overlap.</param>
/// <param name="Selections">The rule's selections that held.</param>
/// <param name="Document">The ECS document.</param>
public sealed record EvidenceEvent(
    string Id, DateTimeOffset At, string? Rule, string Raw, IReadOnlyList<EvidenceMark> Marks, IReadOnlyList<EvidenceSelection> Selections, string Document);

public sealed record EvidenceMark(int Start, int Length);

public sealed record EvidenceSelection(string Name, IReadOnlyList<EvidenceItem> Items);

/// <param name="Field">As the rule writes it.</param>
/// <param name="Test">How it was compared: <c>contains</c>, <c>endswith</c>, <c>re</c>, or empty for equality.</param>
/// <param name="Expected">What the rule asks for.</param>
/// <param name="Value">What the event has.</param>
public sealed record EvidenceItem(string Field, string Test, string Expected, string? Value);
