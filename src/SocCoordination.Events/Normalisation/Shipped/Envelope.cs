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
    private static readonly FirstOf WholeLine = new("rawmsg", "event.original");
    private static readonly FirstOf LineText = new("MESSAGE", "message", "log", "msg", "@message");
    private static readonly FirstOf HostNames = new("host.name", "host.hostname", "host", "_HOSTNAME", "fromhost", "hostname", "HOSTNAME", "agent.hostname", "agent.name");
    private static readonly FirstOf Paths = new("log.file.path", "file", "filepath", "file_name", "filename", "path", "source");
    private static readonly FirstOf Offsets = new("log.offset", "offset");
    private static readonly FirstOf Cursors = new("__CURSOR", "journald.cursor");
    private static readonly FirstOf Programs = new("syslogtag", "programname", "app-name", "appname", "SYSLOG_IDENTIFIER", "syslog.identifier", "log.syslog.appname", "process.name", "ident", "_COMM");
    private static readonly FirstOf ProcessIds = new("procid", "SYSLOG_PID", "_PID", "log.syslog.procid", "process.pid", "pid");
    private static readonly FirstOf Facilities = new("log.syslog.facility.code", "syslogfacility", "SYSLOG_FACILITY", "syslog.facility", "syslogfacility-text", "facility");
    private static readonly FirstOf Severities = new("log.syslog.severity.code", "syslogseverity", "PRIORITY", "syslog.priority", "syslogseverity-text", "severity", "priority");
    private static readonly EcsField[] Consumed = [.. new[] { "MESSAGE", "log", "msg", "@message", "rawmsg", "_HOSTNAME", "fromhost", "host", "file", "filepath", "__CURSOR", "syslogtag", "programname", "SYSLOG_IDENTIFIER", "facility", "priority" }.Select(name => new EcsField(name))];
    private static readonly EcsField Cursor = new("journald.cursor");

    public static void Read(EventDraft draft)
    {
        var (tree, line) = (draft.Tree, draft.Line);
        JournalBytes.Decode(tree);
        StatedZone.Read(draft);
        ReadLine(draft);
        line.Dataset = tree.TextOf(Fields.EventDataset);
        var host = HostNames.Read(tree);
        var path = Paths.Read(tree);
        draft.Number.Offset = Offsets.Read(tree);
        draft.Number.JournalCursor = Cursors.Read(tree);
        var facility = SyslogNames.FacilityCode(Facilities.Read(tree).Span);
        var severity = SyslogNames.SeverityCode(Severities.Read(tree).Span);
        ReadProgram(draft);
        ShippedTime.Read(draft);

        // What is taken away must be gone before the ECS field is set: a host that is a text stands where the object belongs.
        foreach (var field in Consumed)
        {
            var node = tree.Find(field);
            if (node != EventTree.None && tree.IsScalar(node))
                tree.Remove(node);
        }

        SetPath(draft, path);
        SetSyslog(draft, facility, severity);
        draft.SetIfAbsent(Fields.HostName, host);
        draft.Set(Cursor, draft.Number.JournalCursor);
    }

    private static void ReadLine(EventDraft draft)
    {
        var tree = draft.Tree;
        var whole = WithoutEnd(WholeLine.Read(tree));
        var isOriginal = !whole.IsEmpty && tree.Has(Fields.EventOriginal);

        // Logstash keeps the document that it decoded there, Winlogbeat the XML: neither is a line.
        if (whole.IsEmpty || whole.Span[0] is (byte)'{' or (byte)'<' && !IsPriority(whole.Span))
            (whole, isOriginal) = (WithoutEnd(LineText.Read(tree)), false);
        draft.Line.Raw = whole;
        draft.Line.Text = whole.TrimStart(" "u8);

        // A message beside the original may say something else; one that is the line is set again, without its header.
        var message = tree.Find(Fields.Message);
        if (message != EventTree.None && tree.IsScalar(message) && (!isOriginal || tree.TextOf(message).Span.SequenceEqual(whole.Span)))
            tree.Remove(message);
    }

    private static void ReadProgram(EventDraft draft)
    {
        var (tree, line) = (draft.Tree, draft.Line);
        (line.Program, line.ProcessId) = Tag.Split(Programs.Read(tree));
        if (line.ProcessId.IsEmpty)
            line.ProcessId = ProcessIds.Read(tree);
    }

    private static void SetPath(EventDraft draft, ReadOnlyMemory<byte> path)
    {
        if (!IsLogFile(path.Span))
            return;
        draft.Line.Path = path;
        draft.SetIfAbsent(Fields.LogFilePath, path);
    }

    private static void SetSyslog(EventDraft draft, int facility, int severity)
    {
        draft.Line.Facility = facility;
        if (facility >= 0)
            SyslogFields.SetFacility(draft, facility);
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
