using System.Globalization;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>Something happened to an agency, its systems or its senders.</summary>
internal abstract record AgencyFact(int AgencyId, string Name) : Fact
{
    public override string Subject => string.Create(CultureInfo.InvariantCulture, $"agency:{AgencyId}");

    public override int? Agency => AgencyId;
}

internal sealed record AgencyCreated(int AgencyId, string Name) : AgencyFact(AgencyId, Name);

internal sealed record AgencyEdited(int AgencyId, string Name) : AgencyFact(AgencyId, Name);

internal sealed record SystemAdded(int AgencyId, string Name, int System, string SystemName, int Level) : AgencyFact(AgencyId, Name);

internal sealed record SystemRemoved(int AgencyId, string Name, string SystemName) : AgencyFact(AgencyId, Name);

internal sealed record SyslogSenderAdded(int AgencyId, string Name, string Address) : AgencyFact(AgencyId, Name);

internal sealed record SyslogSenderRemoved(int AgencyId, string Name, string Address) : AgencyFact(AgencyId, Name);
