using System.Collections.Frozen;
using SocCoordination.Events.Ecs;
using static SocCoordination.Events.Normalisation.Windows.WindowsMapping;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>The System channel.</summary>
internal static class SystemEvents
{
    public static readonly FrozenDictionary<int, WindowsMapping> All = new Dictionary<int, WindowsMapping>
    {
        [104] = Of(EventClass.LogCleared, "event-log-cleared", _ => true, ("SubjectUserName", Derive.UserName), ("SubjectDomainName", Derive.UserDomain)),
        [7036] = Of(EventClass.Host, "service-state-changed", ("param1", Derive.Text(Fields.ServiceName))),
        [7040] = Of(EventClass.Configuration, "service-start-type-changed", ("param4", Derive.Text(Fields.ServiceName)), ("param1", Derive.Text(Fields.ServiceName))),
        [7045] = Of(
            EventClass.ServiceCreation,
            "service-installed",
            ("ServiceName", Derive.Text(Fields.ServiceName)),
            ("ServiceType", Derive.Text(Fields.ServiceType)),
            ("ImagePath", Derive.CommandLine)),
    }.ToFrozenDictionary();
}
