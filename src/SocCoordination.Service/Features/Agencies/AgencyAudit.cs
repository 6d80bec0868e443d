using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>What the journal's entries on agencies say to a person.</summary>
internal sealed class AgencyAudit : IAudit
{
    public IEnumerable<FactKind> Kinds =>
    [
        FactKind.Of<AgencyCreated>("agency.created", Audience.Team, fact => $"Thêm cơ quan {fact.Name}", fact => $"Created agency {fact.Name}"),
        FactKind.Of<AgencyEdited>("agency.edited", Audience.Team, fact => $"Sửa cơ quan {fact.Name}", fact => $"Edited agency {fact.Name}"),
        FactKind.Of<SystemAdded>("agency.system_added", Audience.Team,
            fact => $"{fact.Name}: thêm hệ thống {fact.SystemName}, cấp độ {fact.Level}",
            fact => $"{fact.Name}: added system {fact.SystemName}, level {fact.Level}"),
        FactKind.Of<SystemRemoved>("agency.system_removed", Audience.Team,
            fact => $"{fact.Name}: bỏ hệ thống {fact.SystemName}", fact => $"{fact.Name}: removed system {fact.SystemName}"),
        FactKind.Of<SyslogSenderAdded>("agency.sender_added", Audience.Team,
            fact => $"{fact.Name}: nhận syslog từ {fact.Address}", fact => $"{fact.Name}: takes syslog from {fact.Address}"),
        FactKind.Of<SyslogSenderRemoved>("agency.sender_removed", Audience.Team,
            fact => $"{fact.Name}: thôi nhận syslog từ {fact.Address}", fact => $"{fact.Name}: no longer takes syslog from {fact.Address}"),
    ];
}
