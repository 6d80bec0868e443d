namespace SocCoordination.Events.Normalisation.Windows;

/// <summary><c>event.dataset</c> of a channel, as Elastic's integrations name them.</summary>
internal static class WindowsDatasets
{
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> channel) => channel switch
    {
        _ when channel.SequenceEqual("Security"u8) => "system.security"u8,
        _ when channel.SequenceEqual("System"u8) => "system.system"u8,
        _ when channel.SequenceEqual("Application"u8) => "system.application"u8,
        _ when channel.SequenceEqual("Microsoft-Windows-Sysmon/Operational"u8) => "windows.sysmon_operational"u8,
        _ when channel.SequenceEqual("Microsoft-Windows-PowerShell/Operational"u8) => "windows.powershell_operational"u8,
        _ when channel.SequenceEqual("Windows PowerShell"u8) => "windows.powershell"u8,
        _ when channel.SequenceEqual("Microsoft-Windows-Windows Defender/Operational"u8) => "windows.windows_defender"u8,
        _ when channel.SequenceEqual("Microsoft-Windows-AppLocker/EXE and DLL"u8) => "windows.applocker_exe_and_dll"u8,
        _ => "winlog.winlog"u8,
    };
}
