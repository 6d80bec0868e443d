using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Escalation.Model;

namespace SocCoordination.Service.Features.Posture;

/// <summary>The rows that a month's figures are made of: figures and the lists behind them read the same ones.</summary>
internal sealed record PostureFacts(
    PosturePeriod Period, DateTimeOffset? SetUpAt, TimeSpan SilentAfter,
    IReadOnlyList<CaseRow> Cases, IReadOnlyList<AlertRow> Alerts, IReadOnlyList<EscalationRow> Escalations, IReadOnlyList<AgencyRow> Agencies,
    IReadOnlyList<SystemRow> Systems)
{
    public IEnumerable<CaseRow> OpenedCases => Cases.Where(one => Period.Holds(one.OpenedAt));

    public IEnumerable<AlertRow> OpenedAlerts => Alerts.Where(one => Period.Holds(one.OpenedAt));

    public IEnumerable<EscalationRow> Raised => Escalations.Where(one => Period.Holds(one.RaisedAt));

    /// <summary>Whether the month before can be compared with: the installation watched it from its beginning.</summary>
    public bool HasBefore => SetUpAt is { } at && at <= Period.BeforeFrom;

    public LogState StateOf(AgencyRow agency) =>
        agency.FirstLog is not { } first || first >= Period.To ? LogState.Never
        : agency.LastLog < Period.To - SilentAfter ? LogState.Silent
        : LogState.Sending;
}

/// <summary>Whether an agency sends logs.</summary>
internal enum LogState
{
    Sending,
    Silent,
    Never,
}

/// <param name="ContainedAt">When its last containment task was done; null while one is open or there was none.</param>
internal sealed record CaseRow(
    int Id, string Number, string Title, string? Type, Severity Severity, CaseStatus Status, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt,
    IReadOnlyList<int> Agencies, IReadOnlyList<int> Systems, DateTimeOffset? ContainedAt);

internal sealed record AlertRow(
    long Id, AlertKind Kind, Severity Severity, int? AgencyId, DateTimeOffset FirstSeen, DateTimeOffset OpenedAt, DateTimeOffset? ClaimedAt, DateTimeOffset? ClosedAt, Verdict? Verdict);

internal sealed record EscalationRow(
    int Id, string Case, string Title, Urgency Urgency, EscalationState State, DateTimeOffset RaisedAt, DateTimeOffset AcknowledgeBy, DateTimeOffset? AcknowledgedAt, DateTimeOffset? OverdueSince);

internal sealed record AgencyRow(int Id, string Name, DateTimeOffset CreatedAt, DateTimeOffset? FirstLog, DateTimeOffset? LastLog);

internal sealed record SystemRow(int Id, string Name, int Level, string? Owner, int AgencyId);
