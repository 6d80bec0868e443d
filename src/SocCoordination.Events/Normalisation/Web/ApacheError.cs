using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Web;

/// <summary>
/// Apache 2.4, <c>[Sun Nov 22 10:00:00.123456 2026] [core:error] [pid 811:tid 139] [client 203.0.113.7:4022] AH00128: …</c>,
/// and 2.2 without module, process and port.
/// </summary>
internal sealed class ApacheError : ILineSource
{
    private const int MostBrackets = 8;
    private static readonly EcsField Module = new("apache.error.module");

    public bool Recognises(LogLine line)
    {
        var text = line.TextSpan;
        return text.Length > 30 && text[0] == '[' && text[4] == ' ' && text[8] == ' ' && Calendar.Month(text[5..]) > 0;
    }

    public bool TryRead(LogLine line, EventDraft draft)
    {
        var scanner = new LineScanner(line.Text);
        scanner.Skip((byte)'[');
        if (!scanner.TakeUntil("] "u8, out var time) || !Timestamps.TryReadApacheError(time.Span, draft.Zone, out var at))
            return false;
        draft.LineTime = at;
        draft.SetDataset("apache.error"u8);
        draft.Classify(EventClass.WebError);
        for (var count = 0; count < MostBrackets && scanner.Next == '['; count++)
        {
            var before = scanner;
            scanner.Advance(1);
            if (!scanner.TakeUntil((byte)']', out var part) || !TryReadPart(part, draft, isFirst: count == 0))
            {
                scanner = before;
                break;
            }

            scanner.SkipSpaces();
        }

        ReadMessage(scanner.Rest, draft);
        ModSecurity.Read(scanner.Rest, draft);
        return true;
    }

    private static bool TryReadPart(ReadOnlyMemory<byte> part, EventDraft draft, bool isFirst)
    {
        var scanner = new LineScanner(part);
        if (isFirst)
            ReadLevel(part, draft);
        else if (scanner.Skip("client "u8) || scanner.Skip("remote "u8))
            ReadClient(scanner.Rest, draft);
        else if (scanner.Skip("pid "u8) && scanner.TakeNumber(out var process))
            ReadProcess(process, scanner, draft);
        else
            return false;
        return true;
    }

    private static void ReadLevel(ReadOnlyMemory<byte> part, EventDraft draft)
    {
        var colon = part.Span.IndexOf((byte)':');
        if (colon > 0)
            draft.Set(Module, part[..colon]);
        draft.Set(Fields.LogLevel, part[(colon + 1)..]);
    }

    private static void ReadProcess(long process, LineScanner scanner, EventDraft draft)
    {
        draft.SetNumber(Fields.ProcessPid, process);
        if (scanner.Skip(":tid "u8) && scanner.TakeNumber(out var thread))
            draft.SetNumber(Fields.ProcessThreadId, thread);
    }

    private static void ReadClient(ReadOnlyMemory<byte> client, EventDraft draft)
    {
        var colon = client.Span.LastIndexOf((byte)':');
        if (IpText.Canonical(client).IsEmpty && colon > 0)
        {
            draft.SetNumber(Fields.SourcePort, client[(colon + 1)..]);
            client = client[..colon];
        }

        draft.SetSource(client);
    }

    private static void ReadMessage(ReadOnlyMemory<byte> message, EventDraft draft)
    {
        draft.Set(Fields.Message, message);
        var code = message.Span.IndexOf((byte)':');
        if (code == 7 && message.Span.StartsWith("AH"u8))
            draft.Set(Fields.EventCode, message[..code]);
        var referrer = message.Span.LastIndexOf(", referer: "u8);
        if (referrer >= 0)
            draft.Set(Fields.HttpReferrer, message[(referrer + ", referer: ".Length)..]);
    }
}
