using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Web;

/// <summary>
/// The end of an nginx error line: <c>, client: …, server: …, request: "…", host: "…"</c>. nginx escapes nothing here and the
/// text before may repeat what an attacker asked for, so only a tail that is well-formed up to the end of the line counts.
/// </summary>
internal static class NginxErrorContext
{
    private const int MostTries = 8;
    private const int MostParts = 12;

    public static void Read(ReadOnlyMemory<byte> message, EventDraft draft)
    {
        var rest = message;
        for (var tries = 0; tries < MostTries; tries++)
        {
            var at = rest.Span.IndexOf(", client: "u8);
            if (at < 0)
                break;
            rest = rest[(at + 2)..];
            if (!IsWellFormed(rest))
                continue;
            for (var scanner = new LineScanner(rest); TryTake(ref scanner, out var name, out var value);)
                Set(draft, name.Span, value);
            return;
        }

        ReadClientOnly(message, draft);
    }

    private static bool IsWellFormed(ReadOnlyMemory<byte> tail)
    {
        var scanner = new LineScanner(tail);
        for (var parts = 0; parts < MostParts && TryTake(ref scanner, out var name, out _); parts++)
        {
            if (!IsKnown(name.Span))
                return false;
        }

        return scanner.AtEnd;
    }

    private static bool TryTake(ref LineScanner scanner, out ReadOnlyMemory<byte> name, out ReadOnlyMemory<byte> value)
    {
        (name, value) = (default, default);
        if (!scanner.TakeUntil(": "u8, out name))
            return false;
        if (!scanner.Skip((byte)'"'))
        {
            if (!scanner.TakeUntil(", "u8, out value))
            {
                value = scanner.Rest;
                scanner.Advance(value.Length);
            }

            return true;
        }

        return scanner.TakeUntil((byte)'"', out value) && (scanner.AtEnd || scanner.Skip(", "u8));
    }

    /// <summary>A request with a quote in it breaks the tail: the client stands before the first request, whatever that holds.</summary>
    private static void ReadClientOnly(ReadOnlyMemory<byte> message, EventDraft draft)
    {
        var request = message.Span.IndexOf(", request: \""u8);
        var before = request < 0 ? message : message[..request];
        var at = before.Span.LastIndexOf(", client: "u8);
        if (at < 0)
            return;
        var client = before[(at + ", client: ".Length)..];
        var end = client.Span.IndexOf((byte)',');
        draft.SetSource(end < 0 ? client : client[..end]);
    }

    private static bool IsKnown(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("client"u8) || name.SequenceEqual("server"u8) || name.SequenceEqual("request"u8) || name.SequenceEqual("subrequest"u8)
        || name.SequenceEqual("upstream"u8) || name.SequenceEqual("host"u8) || name.SequenceEqual("referrer"u8) || name.SequenceEqual("login"u8);

    private static void Set(EventDraft draft, ReadOnlySpan<byte> name, ReadOnlyMemory<byte> value)
    {
        if (name.SequenceEqual("client"u8))
            draft.SetSource(value);
        else if (name.SequenceEqual("request"u8))
            WebRequest.Set(draft, value);
        else if (name.SequenceEqual("host"u8))
            WebRequest.SetHost(draft, value);
        else if (name.SequenceEqual("referrer"u8))
            draft.Set(Fields.HttpReferrer, value);
    }
}
