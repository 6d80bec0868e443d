using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Web;

/// <summary><c>2026/11/22 10:00:00 [error] 811#811: *12 open() "…" failed (2: …), client: 203.0.113.7, server: …, request: "GET …"</c></summary>
internal sealed class NginxError : ILineSource
{
    private const int TimeLength = 19;
    private static readonly EcsField ConnectionId = new("nginx.error.connection_id");

    public bool Recognises(LogLine line)
    {
        var text = line.TextSpan;
        return text.Length > TimeLength + 4 && text[4] == '/' && text[7] == '/' && text[TimeLength] == ' ' && text[TimeLength + 1] == '[';
    }

    public bool TryRead(LogLine line, EventDraft draft)
    {
        if (!Timestamps.TryReadIso(line.TextSpan[..TimeLength], draft.Zone, out var at, out _))
            return false;
        var scanner = new LineScanner(line.Text[(TimeLength + 2)..]);
        if (!scanner.TakeUntil("] "u8, out var level) || level.Length > 8)
            return false;
        draft.LineTime = at;
        draft.SetDataset("nginx.error"u8);
        draft.Classify(EventClass.WebError);
        draft.Set(Fields.LogLevel, level);
        if (scanner.TakeNumber(out var process) && scanner.Skip((byte)'#') && scanner.TakeNumber(out var thread) && scanner.Skip(": "u8))
        {
            draft.SetNumber(Fields.ProcessPid, process);
            draft.SetNumber(Fields.ProcessThreadId, thread);
        }

        if (scanner.Skip((byte)'*') && scanner.TakeNumber(out var connection) && scanner.Skip((byte)' '))
            draft.SetNumber(ConnectionId, connection);
        draft.Set(Fields.Message, scanner.Rest);
        NginxErrorContext.Read(scanner.Rest, draft);
        ModSecurity.Read(scanner.Rest, draft);
        return true;
    }
}
