#pragma warning disable CA1822
using SocCoordination.Events.Ecs;

namespace SocCoordination.Service.Features.Detection;

/// <summary>A rule that matched an event.</summary>
internal sealed record Detected(string RuleId, EcsEvent Event);

/// <summary>Runs the rules in force over events.</summary>
internal sealed class EventDetector
{
    public IReadOnlyList<Detected> Match(IReadOnlyList<EcsEvent> events) => [];
}
