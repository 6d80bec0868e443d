using System.Globalization;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Escalation.Model;

namespace SocCoordination.Service.Features.Playbooks;

/// <summary>A text in both languages.</summary>
internal sealed record BothLanguages(string Vi, string En)
{
    public string In(bool english) => english ? En : Vi;

    /// <summary>In the language of whoever reads now, so that a refusal can name it.</summary>
    public override string ToString() => In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en");
}

/// <summary>How to respond to one kind of incident.</summary>
/// <param name="Id">Also the name of its file.</param>
/// <param name="IncidentTypes">Ids of the official list, the one it is made for first.</param>
internal sealed record Playbook(
    string Id, BothLanguages Title, IReadOnlyList<string> IncidentTypes, IReadOnlyList<EscalationRule> Escalate, IReadOnlyList<PlaybookTask> Tasks);

/// <summary>One thing to do.</summary>
/// <param name="After">Ids of the tasks that come before it.</param>
/// <param name="NeedsApproval">A service goes down: a team lead must agree.</param>
internal sealed record PlaybookTask(
    string Id, CaseStatus Phase, BothLanguages Title, BothLanguages? Detail, IReadOnlyList<string> After, bool NeedsApproval);

/// <summary>When a case of this playbook is escalated without a person; every condition that is set must hold, and at least one is.</summary>
internal sealed record EscalationRule(
    Severity? SeverityAtLeast, int? SystemLevelAtLeast, CaseStatus? Status, Urgency Urgency, BothLanguages Reason);
