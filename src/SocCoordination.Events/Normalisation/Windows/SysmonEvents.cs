using System.Collections.Frozen;
using SocCoordination.Events.Ecs;
using static SocCoordination.Events.Normalisation.Windows.WindowsMapping;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>Sysmon, by its event ids.</summary>
internal static class SysmonEvents
{
    private static readonly (string, Derivation)[] Process =
        [("Image", Derive.Executable), ("ProcessId", Derive.ProcessId), ("ProcessGuid", Derive.EntityId), ("User", Derive.Account)];

    private static readonly (string, Derivation)[] RegistryChange =
        [.. Process, ("TargetObject", SysmonValues.Registry), ("Details", Derive.Text(Fields.RegistryData))];

    private static readonly (string, Derivation)[] FileChange = [.. Process, ("TargetFilename", Derive.FilePath), ("Hashes", Derive.Hashes(Fields.FileHash))];

    public static readonly FrozenDictionary<int, WindowsMapping> All = new Dictionary<int, WindowsMapping>
    {
        [1] = Of(
            EventClass.ProcessStart,
            "process-created",
            [
                .. Process, ("CommandLine", Derive.CommandLine), ("CurrentDirectory", Derive.Text(Fields.ProcessWorkingDirectory)),
                ("ParentImage", Derive.ParentExecutable), ("ParentCommandLine", Derive.ParentCommandLine), ("ParentProcessId", Derive.ParentProcessId),
                ("ParentProcessGuid", Derive.Text(Fields.ProcessParentEntityId)), ("Hashes", Derive.Hashes(Fields.ProcessHash)),
                ("OriginalFileName", Derive.Text(Fields.ProcessOriginalName)),
            ]),
        [2] = Of(EventClass.FileChange, "file-time-changed", FileChange),
        [3] = Of(
            EventClass.Connection,
            "network-connection",
            [
                .. Process, ("SourceIp", Derive.SourceIp), ("SourcePort", Derive.Port(Fields.SourcePort)), ("SourceHostname", Derive.Text(Fields.SourceDomain)),
                ("DestinationIp", Derive.DestinationIp), ("DestinationPort", Derive.Port(Fields.DestinationPort)),
                ("DestinationHostname", Derive.Text(Fields.DestinationDomain)), ("Protocol", Derive.Text(Fields.NetworkTransport)), ("Initiated", SysmonValues.Direction),
            ]),
        [5] = Of(EventClass.ProcessEnd, "process-terminated", Process),
        [6] = Of(EventClass.Driver, "driver-loaded", ("ImageLoaded", Derive.FilePath), ("Hashes", Derive.Hashes(Fields.FileHash))),
        [7] = Of(EventClass.Library, "image-loaded", [.. Process, ("ImageLoaded", Derive.Path(Fields.DllPath, Fields.DllName)), ("Hashes", Derive.Hashes(Fields.DllHash))]),
        [8] = Of(EventClass.ProcessChange, "remote-thread-created", SysmonValues.SourceProcess),
        [9] = Of(EventClass.ProcessAccess, "raw-disk-read", Process),
        [10] = Of(EventClass.ProcessAccess, "process-accessed", SysmonValues.SourceProcess),
        [11] = Of(EventClass.FileCreation, "file-created", FileChange),
        [12] = Of(EventClass.Registry, "registry-key-changed", RegistryChange),
        [13] = Of(EventClass.Registry, "registry-value-set", RegistryChange),
        [14] = Of(EventClass.Registry, "registry-renamed", RegistryChange),
        [15] = Of(EventClass.FileAccess, "file-stream-created", FileChange),
        [16] = Of(EventClass.Configuration, "sysmon-configuration-changed"),
        [17] = Of(EventClass.FileCreation, "pipe-created", [.. Process, ("PipeName", Derive.Text(Fields.FileName))]),
        [18] = Of(EventClass.FileAccess, "pipe-connected", [.. Process, ("PipeName", Derive.Text(Fields.FileName))]),
        [22] = Of(EventClass.Dns, "dns-query", [.. Process, ("QueryName", Derive.Text(Fields.DnsName)), ("QueryResults", SysmonValues.Resolved)]),
        [23] = Of(EventClass.FileDeletion, "file-deleted", FileChange),
        [25] = Of(EventClass.ProcessChange, "process-tampered", Process),
        [26] = Of(EventClass.FileDeletion, "file-deleted", FileChange),
    }.ToFrozenDictionary();
}
