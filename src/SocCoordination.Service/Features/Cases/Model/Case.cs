using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Features.Cases.Model;

/// <summary>One incident that the team works on.</summary>
internal sealed class Case
{
    public int Id { get; set; }

    /// <summary><c>SC-2026-0001</c>.</summary>
    public required string Number { get; init; }

    public required string Title { get; set; }

    public string? Summary { get; set; }

    public CaseStatus Status { get; private set; }

    public Severity Severity { get; set; }

    public Tlp Tlp { get; set; } = Tlp.Amber;

    /// <summary>An id of <c>playbooks/reporting/incident-types.yml</c>.</summary>
    public string? IncidentType { get; set; }

    public string? Playbook { get; set; }

    public required string Owner { get; set; }

    public required string OwnerName { get; set; }

    /// <summary>See <see cref="Data.FoldedText"/>.</summary>
    public string SearchText { get; set; } = "";

    /// <summary>When the incident was detected or told: the deadlines run from here.</summary>
    public DateTimeOffset DetectedAt { get; set; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Set at the first escalation: from then on the liaison sees the case.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }

    /// <summary>Raised with each change; a writer that saw an older one is told so.</summary>
    public int Version { get; set; }

    public List<CaseAgency> Agencies { get; } = [];

    public List<CaseSystem> Systems { get; } = [];

    public List<CaseTask> Tasks { get; } = [];

    /// <summary>False where the process does not allow the step.</summary>
    public bool Move(CaseStatus to, DateTimeOffset at)
    {
        if (!CaseProcess.Allows(Status, to))
            return false;
        Status = to;
        ClosedAt = to == CaseStatus.Closed ? at : null;
        return true;
    }
}

/// <summary>An agency that the case concerns.</summary>
internal sealed class CaseAgency
{
    public int CaseId { get; init; }

    public int AgencyId { get; init; }
}

/// <summary>A system that the case concerns.</summary>
internal sealed class CaseSystem
{
    public int CaseId { get; init; }

    public int SystemId { get; init; }
}
