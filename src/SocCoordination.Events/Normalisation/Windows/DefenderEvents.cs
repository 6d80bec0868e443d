using System.Collections.Frozen;
using SocCoordination.Events.Ecs;
using static SocCoordination.Events.Normalisation.Windows.WindowsMapping;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>Microsoft Defender; its data names hold spaces.</summary>
internal static class DefenderEvents
{
    private static readonly (string, Derivation)[] Threat =
    [
        ("Threat Name", Derive.Text(Fields.RuleName)), ("Path", ThreatPath), ("Process Name", Derive.Executable), ("Detection User", Derive.Account), ("User", Derive.Account),
    ];

    public static readonly FrozenDictionary<int, WindowsMapping> All = new Dictionary<int, WindowsMapping>
    {
        [1006] = Of(EventClass.Malware, "malware-detected", Threat),
        [1007] = Of(EventClass.Malware, "malware-action-taken", Threat),
        [1015] = Of(EventClass.Malware, "malware-behaviour-detected", Threat),
        [1116] = Of(EventClass.Malware, "malware-detected", Threat),
        [1117] = Of(EventClass.Malware, "malware-action-taken", _ => true, Threat),
        [1118] = Of(EventClass.Malware, "malware-action-failed", _ => false, Threat),
        [1119] = Of(EventClass.Malware, "malware-action-failed", _ => false, Threat),
        [5001] = Of(EventClass.Configuration, "real-time-protection-disabled"),
        [5007] = Of(EventClass.Configuration, "antimalware-configuration-changed"),
        [5010] = Of(EventClass.Configuration, "antispyware-scanning-disabled"),
        [5012] = Of(EventClass.Configuration, "antivirus-scanning-disabled"),
    }.ToFrozenDictionary();

    /// <summary><c>file:_C:\…\a.exe</c>; several are separated by semicolons, the first is taken.</summary>
    private static void ThreatPath(EventDraft draft, ReadOnlyMemory<byte> path)
    {
        var end = path.Span.IndexOf((byte)';');
        path = end < 0 ? path : path[..end];
        if (path.Span.StartsWith("file:_"u8))
            Derive.FilePath(draft, path["file:_".Length..]);
    }
}
