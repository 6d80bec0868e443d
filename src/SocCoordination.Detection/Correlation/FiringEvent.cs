using System.Runtime.InteropServices;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation;

/// <summary>An event in a firing.</summary>
/// <param name="RuleId">The referenced rule that matched it; where that is a correlation, the event is the one that completed its firing.</param>
/// <param name="EventId">Which event.</param>
/// <param name="At">The event's time as correlation used it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FiringEvent(string RuleId, EventId EventId, DateTimeOffset At);
