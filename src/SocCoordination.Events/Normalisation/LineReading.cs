using SocCoordination.Events.Ecs;
using SocCoordination.Events.Framing.Syslog;
using SocCoordination.Events.Normalisation.Shipped;

namespace SocCoordination.Events.Normalisation;

/// <summary>From what a shipper or a syslog sender sent to the raw line inside, and from there to its meaning.</summary>
internal static class LineReading
{
    public static void Read(in Arrival arrival, EventDraft draft)
    {
        var line = draft.Line;
        if (arrival.Kind == ArrivalKind.Document)
            Envelope.Read(draft);
        else if (arrival.Kind == ArrivalKind.Line)
            ReadFile(arrival, draft);
        if (line.IsEmpty)
            return;
        EmbeddedJson.UnwrapDocker(draft);
        ReadHeader(arrival.Kind, draft);
        if (!EmbeddedJson.TryReadWindows(draft))
            ReadText(draft);
        if (arrival.Kind == ArrivalKind.SyslogFrame)
            SetSender(arrival, draft);
    }

    private static void ReadText(EventDraft draft)
    {
        foreach (var source in LineSources.All)
        {
            if (source.Recognises(draft.Line) && source.TryRead(draft.Line, draft))
                return;
        }
    }

    private static void ReadFile(in Arrival arrival, EventDraft draft)
    {
        if (arrival.Path is { Length: > 0 } path)
        {
            draft.Set(Fields.LogFilePath, path);
            draft.Line.Path = draft.Tree.TextOf(Fields.LogFilePath);
        }

        if (arrival.Offset is not { } offset)
            return;
        draft.SetNumber(Fields.LogOffset, offset);
        draft.Number.Offset = draft.Tree.TextOf(Fields.LogOffset);
    }

    private static void ReadHeader(ArrivalKind kind, EventDraft draft)
    {
        var (line, header) = (draft.Line, draft.Line.Header);
        if (kind == ArrivalKind.SyslogFrame)
            SyslogParser.Read(line.Text, draft.Clock, header);
        else if (!SyslogParser.TryReadFileLine(line.Text, draft.Clock, header))
            return;
        line.HasHeader = true;
        line.Text = header.Message;
        draft.LineTime = header.Timestamp;
        if (header.Facility >= 0)
            line.Facility = header.Facility;
        if (!header.App.IsEmpty)
            (line.Program, line.ProcessId) = (WithoutFolder(header.App), header.ProcId);
        SyslogFields.Set(draft, header);
        Origin.SetHost(draft, header.Host);
    }

    private static ReadOnlyMemory<byte> WithoutFolder(ReadOnlyMemory<byte> program) =>
        program.Span[0] == '/' ? program[(program.Span.LastIndexOf((byte)'/') + 1)..] : program;

    private static void SetSender(in Arrival arrival, EventDraft draft)
    {
        if (arrival.Sender is null)
            return;
        var address = arrival.Sender.IsIPv4MappedToIPv6 ? arrival.Sender.MapToIPv4() : arrival.Sender;
        draft.Set(Fields.LogSourceAddress, address.ToString());
        if (!draft.Tree.Has(Fields.HostName))
            draft.Set(Fields.HostName, address.ToString());
    }
}
