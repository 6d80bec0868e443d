using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Web;

/// <summary>
/// IIS in its W3C default order, times in UTC: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip
/// cs(User-Agent) [cs(Referer)] sc-status sc-substatus sc-win32-status time-taken.
/// </summary>
internal sealed class IisAccess : ILineSource
{
    private const int WithoutReferrer = 14;
    private const int WithReferrer = 15;
    private const int TimeLength = 19;

    public bool Recognises(LogLine line)
    {
        var text = line.TextSpan;
        return text.Length > 40 && text[4] == '-' && text[10] == ' ' && text[13] == ':' && text[TimeLength] == ' ' && text.Count((byte)' ') is 13 or 14;
    }

    public bool TryRead(LogLine line, EventDraft draft)
    {
        var scanner = new LineScanner(line.Text);
        var parts = new ReadOnlyMemory<byte>[WithReferrer];
        var count = 0;
        while (!scanner.AtEnd && count < parts.Length)
            parts[count++] = scanner.TakeWord();
        var tail = count == WithReferrer ? 11 : 10;
        if (count is not (WithReferrer or WithoutReferrer) || IpText.Canonical(parts[2]).IsEmpty || IpText.Canonical(parts[8]).IsEmpty)
            return false;
        if (!Timestamps.TryReadIso(line.TextSpan[..TimeLength], TimeZoneInfo.Utc, out var at, out _))
            return false;
        draft.LineTime = at;
        draft.SetDataset("iis.access"u8);
        draft.Classify(EventClass.Web);
        draft.SetDestination(parts[2]);
        draft.Set(Fields.HttpMethod, parts[3]);
        WebRequest.SetAddress(draft, Address(parts[4], parts[5], draft));
        draft.SetNumber(Fields.DestinationPort, parts[6]);
        draft.SetUnlessDash(Fields.UserName, parts[7]);
        draft.SetSource(parts[8]);
        draft.SetUnlessDash(Fields.UserAgentOriginal, Spaced(parts[9], draft));
        if (count == WithReferrer)
            draft.SetUnlessDash(Fields.HttpReferrer, parts[10]);
        ReadResponse(parts[tail], parts[tail + 3], draft);
        return true;
    }

    private static ReadOnlyMemory<byte> Address(ReadOnlyMemory<byte> stem, ReadOnlyMemory<byte> query, EventDraft draft)
    {
        if (query.Span.SequenceEqual("-"u8))
            return stem;
        var address = draft.Tree.Arena.Take(stem.Length + 1 + query.Length);
        stem.CopyTo(address);
        address.Span[stem.Length] = (byte)'?';
        query.CopyTo(address[(stem.Length + 1)..]);
        return address;
    }

    /// <summary>IIS writes a plus for each space.</summary>
    private static Memory<byte> Spaced(ReadOnlyMemory<byte> text, EventDraft draft)
    {
        var spaced = draft.Tree.Arena.Take(text.Length);
        text.CopyTo(spaced);
        spaced.Span.Replace((byte)'+', (byte)' ');
        return spaced;
    }

    private static void ReadResponse(ReadOnlyMemory<byte> status, ReadOnlyMemory<byte> milliseconds, EventDraft draft)
    {
        draft.SetNumber(Fields.HttpStatus, status);
        draft.SetOutcome(status.Length == 3 && status.Span[0] < '4');
        if (new LineScanner(milliseconds).TakeNumber(out var taken) && taken < int.MaxValue)
            draft.SetNumber(Fields.EventDuration, taken * 1_000_000);
    }
}
