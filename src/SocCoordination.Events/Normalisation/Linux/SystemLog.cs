using SocCoordination.Events.Ecs;

namespace SocCoordination.Events.Normalisation.Linux;

/// <summary>Any other line of a syslog daemon or the journal.</summary>
internal sealed class SystemLog : ILineSource
{
    public bool Recognises(LogLine line) => line.HasHeader || !line.Program.IsEmpty || line.Facility >= 0;

    public bool TryRead(LogLine line, EventDraft draft)
    {
        // A program inside a container or an application's own data set is not the system's log.
        if (!line.HasHeader && !line.Dataset.IsEmpty && !line.Dataset.Span.SequenceEqual("system.syslog"u8) && !line.Dataset.Span.SequenceEqual("system.auth"u8))
            return false;
        draft.SetDataset(AuthLog.Covers(line) ? "system.auth"u8 : "system.syslog"u8);
        draft.SetIfAbsent(Fields.ProcessName, line.Program);
        draft.SetNumber(Fields.ProcessPid, line.ProcessId);
        return true;
    }
}
