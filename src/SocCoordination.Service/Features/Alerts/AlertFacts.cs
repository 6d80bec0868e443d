using System.Globalization;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Something happened to an alert.</summary>
internal abstract record AlertFact(long Alert, int? AgencyId, string? Case) : Fact
{
    public override string Subject => SubjectOf(Alert);

    public override string? Context => Case is null ? null : "case:" + Case;

    public override int? Agency => AgencyId;

    public static string SubjectOf(long alert) => string.Create(CultureInfo.InvariantCulture, $"alert:{alert}");
}

internal sealed record AlertOpened(long Alert, int? AgencyId, AlertKind Kind, string Rule, Severity Severity, string Vietnamese, string English)
    : AlertFact(Alert, AgencyId, null);

/// <summary>Counted up. Written when the count has doubled or a minute has passed since the last such entry; the exact count is always the alert's own.</summary>
internal sealed record AlertCounted(long Alert, int? AgencyId, string? Case, long Count) : AlertFact(Alert, AgencyId, Case);

internal sealed record AlertClaimed(long Alert, int? AgencyId, string? Case) : AlertFact(Alert, AgencyId, Case);

internal sealed record AlertReleased(long Alert, int? AgencyId, string? Case) : AlertFact(Alert, AgencyId, Case);

internal sealed record AlertClosed(long Alert, int? AgencyId, string? Case, Verdict Verdict, string? Note) : AlertFact(Alert, AgencyId, Case);

internal sealed record AlertReopened(long Alert, int? AgencyId, string? Case) : AlertFact(Alert, AgencyId, Case);

internal sealed record AlertAddedToCase(long Alert, int? AgencyId, string Case) : AlertFact(Alert, AgencyId, Case);
