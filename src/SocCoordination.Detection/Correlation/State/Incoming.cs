using System.Runtime.InteropServices;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation.State;

/// <summary>What reaches a correlation: an observation, or a firing of one below it. Times are UTC ticks.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Incoming(EventId Event, long Time, long Arrived, IReadOnlyDictionary<string, string> Values, bool IsFiring);
