using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Setup;

internal sealed record InstallationSetUp(string Province, bool Demo) : Fact
{
    public override string Subject => "installation";
}

/// <summary>What the journal's first entry says to a person.</summary>
internal sealed class SetupAudit : IAudit
{
    public IEnumerable<FactKind> Kinds =>
    [
        FactKind.Of<InstallationSetUp>("installation.set_up", Audience.Team,
            fact => $"Cài đặt cho {fact.Province}{(fact.Demo ? " (bản dùng thử)" : "")}",
            fact => $"Set up for {fact.Province}{(fact.Demo ? " (trial)" : "")}"),
    ];
}
