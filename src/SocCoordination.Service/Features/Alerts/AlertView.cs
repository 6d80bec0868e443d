using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>An alert as lists show it; also the API's shape.</summary>
/// <param name="Id">Its number without the letters: later alerts have higher ones.</param>
/// <param name="Alert">What people call it: <c>CB-88213</c>.</param>
/// <param name="SentenceVi">What happened, one sentence in Vietnamese.</param>
/// <param name="SentenceEn">The same in English.</param>
/// <param name="FirstSeen">Event time of its first event.</param>
/// <param name="LastSeen">Event time of its newest event.</param>
/// <param name="OpenedAt">When the service recorded it.</param>
public sealed record AlertView(
    long Id,
    string Alert,
    AlertKind Kind,
    string RuleId,
    string RuleTitle,
    Severity Severity,
    string? IncidentType,
    string? Playbook,
    IReadOnlyList<string> Techniques,
    NamedAgency? Agency,
    NamedSystem? System,
    string? EntityField,
    string? Entity,
    string? Host,
    string SentenceVi,
    string SentenceEn,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    DateTimeOffset OpenedAt,
    long Count,
    AlertState State,
    string? Owner,
    string? OwnerName,
    DateTimeOffset? ClaimedAt,
    DateTimeOffset? ClosedAt,
    Verdict? Verdict,
    string? Note,
    string? Case,
    string? Report)
{
    public string Sentence(bool english) => english ? SentenceEn : SentenceVi;
}

public sealed record NamedAgency(int Id, string Name);

/// <param name="Level">Cấp độ 1–5.</param>
public sealed record NamedSystem(int Id, string Name, int Level, string? Owner, bool PersonalData);
