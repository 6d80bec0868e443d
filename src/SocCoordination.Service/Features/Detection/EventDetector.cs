using SocCoordination.Detection.Loading;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Service.Features.Detection;

/// <summary>A rule that matched an event.</summary>
internal sealed record Detected(Rule Rule, EcsEvent Event);

/// <summary>Runs the rules in force over events.</summary>
internal sealed class EventDetector(RuleBook rules)
{
    public IReadOnlyList<Detected> Match(IReadOnlyList<EcsEvent> events)
    {
        var inForce = rules.Current;
        return inForce.With(matcher =>
        {
            List<Detected>? found = null;
            foreach (var one in events)
            {
                foreach (var index in matcher.Match(one.Document.Span, out _))
                    (found ??= []).Add(new Detected(inForce.Set.Rules[index], one));
            }

            return (IReadOnlyList<Detected>?)found ?? [];
        });
    }
}
