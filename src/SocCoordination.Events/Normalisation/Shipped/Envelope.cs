using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Framing.Syslog;

namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>
/// What a shipper wraps around a raw line. Filebeat, rsyslog, Fluent Bit, Vector, Logstash and journald readers send the
/// same few things under names of their own, which hardly ever mean two things; so they are read by one list of names
/// for each thing. Names that no other use could have are taken away, the others stay beside the ECS field.
/// </summary>
internal static class Envelope
{
    private static readonly FirstOf WholeLine = new("!rawmsg", "event.original");
    private static readonly FirstOf LineText = new("!MESSAGE", "!message", "!log", "!msg", "!@message");
    private static readonly FirstOf HostNames = new("host.name", "host.hostname", "!host", "!_HOSTNAME", "!fromhost", "hostname", "HOSTNAME", "agent.hostname", "agent.name");
    private static readonly FirstOf Paths = new("log.file.path", "!file", "!filepath", "file_name", "filename", "path", "source");
    private static readonly FirstOf Offsets = new("log.offset", "offset");
    private static readonly FirstOf Cursors = new("!__CURSOR", "journald.cursor");
    private static readonly FirstOf Tags = new("!syslogtag", "!programname", "!SYSLOG_IDENTIFIER");
    private static readonly FirstOf Programs = new("app-name", "appname", "syslog.identifier", "log.syslog.appname", "process.name", "ident", "_COMM");
    private static readonly FirstOf ProcessIds = new("procid", "SYSLOG_PID", "_PID", "log.syslog.procid", "process.pid", "pid");
    private static readonly FirstOf Facilities = new("log.syslog.facility.code", "syslogfacility", "SYSLOG_FACILITY", "syslog.facility", "syslogfacility-text", "!facility");
    private static readonly FirstOf Severities = new("log.syslog.severity.code", "syslogseverity", "PRIORITY", "syslog.priority", "syslogseverity-text", "severity", "!priority");
    private static readonly EcsField Cursor = new("journald.cursor");

    public static void Read(EventDraft draft)
    {
        var tree = draft.Tree;
        JournalBytes.Decode(tree);
        StatedZone.Read(draft);
        TakeLine(draft);
        draft.Line.Dataset = tree.TextOf(Fields.EventDataset);
        TakePath(draft);
        draft.Number.Offset = Offsets.Read(tree);
        draft.Number.JournalCursor = Cursors.Take(tree);
        draft.Set(Cursor, draft.Number.JournalCursor);
        TakeProgram(draft);
        TakePriority(draft);
        ShippedTime.Read(draft);

        // Taken before it is set: a host that is a text stands where the object belongs.
        var host = HostNames.Take(tree);
        draft.SetIfAbsent(Fields.HostName, host);
    }

    private static void TakeLine(EventDraft draft)
    {
        var tree = draft.Tree;
        var whole = WithoutEnd(WholeLine.Read(tree));

        // Logstash keeps the document that it decoded there, Winlogbeat the XML: neither is a line.
        if (whole.IsEmpty || whole.Span[0] is (byte)'{' or (byte)'<' && !IsPriority(whole.Span))
            whole = WithoutEnd(LineText.Take(tree));
        else
            WholeLine.Take(tree);
        draft.Line.Raw = whole;
        draft.Line.Text = whole.TrimStart(" "u8);

        // A message beside the whole line may say something else; one that is part of it is set again.
        var message = tree.Find(Fields.Message);
        if (message != EventTree.None && tree.IsScalar(message) && whole.Span.IndexOf(WithoutEnd(tree.TextOf(message)).Span) >= 0)
            tree.Remove(message);
    }

    private static void TakePath(EventDraft draft)
    {
        if (!IsLogFile(Paths.Read(draft.Tree).Span))
            return;
        draft.Line.Path = Paths.Take(draft.Tree);
        draft.SetIfAbsent(Fields.LogFilePath, draft.Line.Path);
    }

    private static void TakeProgram(EventDraft draft)
    {
        var (tree, line) = (draft.Tree, draft.Line);
        (line.Program, line.ProcessId) = Tag.Split(Tags.Take(tree));
        if (line.ProcessId.IsEmpty)
            line.ProcessId = ProcessIds.Read(tree);
        draft.Set(Fields.SyslogAppname, line.Program);
        if (!line.Program.IsEmpty)
            draft.Set(Fields.SyslogProcid, line.ProcessId);
        else
            line.Program = Programs.Read(tree);
    }

    private static void TakePriority(EventDraft draft)
    {
        draft.Line.Facility = SyslogNames.FacilityCode(Facilities.Read(draft.Tree).Span);
        if (draft.Line.Facility >= 0)
        {
            Facilities.Take(draft.Tree);
            SyslogFields.SetFacility(draft, draft.Line.Facility);
        }

        var severity = SyslogNames.SeverityCode(Severities.Read(draft.Tree).Span);
        if (severity < 0)
            return;
        Severities.Take(draft.Tree);
        SyslogFields.SetSeverity(draft, severity);
    }

    private static bool IsPriority(ReadOnlySpan<byte> text) => text.Length > 2 && text[0] == '<' && Reading.Calendar.IsDigit(text[1]);

    /// <summary>An application's own field called path may be an address that was asked for.</summary>
    private static bool IsLogFile(ReadOnlySpan<byte> text)
    {
        if (text.Length < 4)
            return false;
        if (text[1] == ':' && text[2] == '\\')
            return true;
        return text[0] == '/' && (text.StartsWith("/var/"u8) || text.IndexOf(".log"u8) > 0 || text.IndexOf("_log"u8) > 0 || text.IndexOf("/log/"u8) >= 0 || text.IndexOf("/logs/"u8) >= 0);
    }

    private static ReadOnlyMemory<byte> WithoutEnd(ReadOnlyMemory<byte> line)
    {
        while (!line.IsEmpty && line.Span[^1] is (byte)'\n' or (byte)'\r')
            line = line[..^1];
        return line;
    }
}
