using SocCoordination.Service.Features.Portal.Model;

namespace SocCoordination.Service.Features.Portal;

/// <summary>A report while it is being written: what was answered so far, and the form's own number.</summary>
internal sealed record ReportDraft(string FormId)
{
    public ReportCategory? Category { get; init; }

    public string? Description { get; init; }

    public string? Noticed { get; init; }

    public string? AgencyName { get; init; }

    /// <summary>The agency that calls, chosen by the team on the phone.</summary>
    public int? Agency { get; init; }

    public string? ContactName { get; init; }

    public string? ContactPhone { get; init; }

    public string? ContactEmail { get; init; }

    public bool ByPhone { get; init; }

    public SendReport.Command ToCommand() => new(
        FormId, Category ?? ReportCategory.Other, Description ?? "", Noticed, AgencyName ?? "", ContactName ?? "", ContactPhone ?? "", ContactEmail, ByPhone, Agency);
}
