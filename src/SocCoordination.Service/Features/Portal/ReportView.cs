using SocCoordination.Service.Features.Portal.Model;

namespace SocCoordination.Service.Features.Portal;

/// <summary>A report as its sender and the team see it.</summary>
public sealed record ReportView(
    string Report, int? AgencyId, string AgencyName, ReportCategory Category, string Description, string? Noticed,
    string ContactName, string ContactPhone, string? ContactEmail, bool ByPhone, ReportState State,
    DateTimeOffset ReceivedAt, DateTimeOffset? ReadAt, DateTimeOffset? HandledAt, DateTimeOffset? ClosedAt, IReadOnlyList<ReportMessageView> Messages);

public sealed record ReportMessageView(int Id, DateTimeOffset At, string AuthorName, bool FromTeam, string Text);

internal static class ReportViews
{
    public static ReportView ToView(this IncidentReport one) => new(
        one.Reference, one.AgencyId, one.AgencyName, one.Category, one.Description, one.Noticed, one.ContactName, one.ContactPhone, one.ContactEmail, one.ByPhone,
        one.State, one.ReceivedAt, one.ReadAt, one.HandledAt, one.ClosedAt,
        [.. one.Messages.OrderBy(message => message.Id).Select(message => new ReportMessageView(message.Id, message.At, message.AuthorName, message.FromTeam, message.Text))]);
}
