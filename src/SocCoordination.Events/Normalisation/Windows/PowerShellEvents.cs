using System.Collections.Frozen;
using SocCoordination.Events.Ecs;
using static SocCoordination.Events.Normalisation.Windows.WindowsMapping;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>PowerShell's own channel: what ran, and the scripts themselves.</summary>
internal static class PowerShellEvents
{
    private static readonly EcsField BlockId = new("powershell.file.script_block_id");

    public static readonly FrozenDictionary<int, WindowsMapping> All = new Dictionary<int, WindowsMapping>
    {
        [4103] = Of(EventClass.ProcessInfo, "module-logged", ("ContextInfo", PowerShellContext.Read)),
        [4104] = Of(EventClass.ProcessInfo, "script-block-logged", ("ScriptBlockId", Derive.Text(BlockId)), ("Path", Derive.FilePath)),
        [4105] = Of(EventClass.ProcessStart, "script-block-started", ("ScriptBlockId", Derive.Text(BlockId))),
        [4106] = Of(EventClass.ProcessEnd, "script-block-ended", ("ScriptBlockId", Derive.Text(BlockId))),
    }.ToFrozenDictionary();
}
