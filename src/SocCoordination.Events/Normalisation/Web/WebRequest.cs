using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Web;

/// <summary>A request line and its address. <c>url.*</c> stays as logged, so that nothing is lost; what it means decoded stands beside it.</summary>
internal static class WebRequest
{
    private const int LongestMethod = 24;
    private const int LongestExtension = 16;

    /// <summary>Reads <c>GET /path?query HTTP/1.1</c>. Scanners send anything: what is no request line is kept as the address.</summary>
    public static void Set(EventDraft draft, ReadOnlyMemory<byte> request)
    {
        if (request.IsEmpty || request.Span.SequenceEqual("-"u8))
            return;
        var line = request.Span;
        var space = line.IndexOf((byte)' ');
        if (space <= 0 || space > LongestMethod || !IsMethod(line[..space]))
        {
            SetOpaque(draft, request);
            return;
        }

        draft.Set(Fields.HttpMethod, request[..space]);
        var version = line.LastIndexOf(" HTTP/"u8);
        if (version >= space)
            draft.Set(Fields.HttpVersion, request[(version + " HTTP/".Length)..]);
        var end = version >= space ? version : line.Length;
        if (end > space + 1)
            SetAddress(draft, request[(space + 1)..end]);
    }

    public static void SetAddress(EventDraft draft, ReadOnlyMemory<byte> address)
    {
        if (IsAuthority(address.Span))
        {
            SetHost(draft, address);
            SetOpaque(draft, address);
            return;
        }

        draft.Set(Fields.UrlOriginal, address);
        var rest = TakeOrigin(draft, address);
        var fragment = rest.Span.IndexOf((byte)'#');
        if (fragment >= 0)
        {
            draft.Set(Fields.UrlFragment, rest[(fragment + 1)..]);
            rest = rest[..fragment];
        }

        var query = rest.Span.IndexOf((byte)'?');
        var path = query < 0 ? rest : rest[..query];
        draft.Set(Fields.UrlPath, path);
        if (query >= 0)
            draft.Set(Fields.UrlQuery, rest[(query + 1)..]);
        SetExtension(draft, path);
        draft.Set(Fields.SocUrlDecoded, UrlText.Decode(rest, draft.Tree.Arena));
    }

    public static void SetHost(EventDraft draft, ReadOnlyMemory<byte> host)
    {
        var scanner = new LineScanner(host);
        var colon = host.Span.LastIndexOf((byte)':');
        if (colon > 0 && host.Span.IndexOf((byte)':') == colon && scanner.TakeUntil((byte)':', out var name) && scanner.TakeNumber(out var port) && scanner.AtEnd)
        {
            draft.SetNumber(Fields.UrlPort, port);
            host = name;
        }

        draft.SetUnlessDash(Fields.UrlDomain, host);
    }

    private static void SetOpaque(EventDraft draft, ReadOnlyMemory<byte> address)
    {
        draft.Set(Fields.UrlOriginal, address);
        draft.Set(Fields.SocUrlDecoded, UrlText.Decode(address, draft.Tree.Arena));
    }

    /// <summary><c>CONNECT host:port</c></summary>
    private static bool IsAuthority(ReadOnlySpan<byte> address) => address.Contains((byte)':') && !address.ContainsAny((byte)'/', (byte)'\\', (byte)'?');

    /// <summary>Takes scheme and host off <c>http://host:port/path</c>, as a proxy is asked.</summary>
    private static ReadOnlyMemory<byte> TakeOrigin(EventDraft draft, ReadOnlyMemory<byte> address)
    {
        var mark = address.Span.IndexOf("://"u8);
        if (mark is <= 0 or > 8 || address.Span[0] == '/')
            return address;

        draft.Set(Fields.UrlScheme, address[..mark]);
        var rest = address[(mark + 3)..];
        var end = rest.Span.IndexOfAny("/?#"u8);
        SetHost(draft, end < 0 ? rest : rest[..end]);
        return end < 0 ? default : rest[end..];
    }

    private static void SetExtension(EventDraft draft, ReadOnlyMemory<byte> path)
    {
        var name = path[(path.Span.LastIndexOf((byte)'/') + 1)..];
        var dot = name.Span.LastIndexOf((byte)'.');
        if (dot >= 0 && name.Length - dot - 1 is > 0 and <= LongestExtension)
            draft.Set(Fields.UrlExtension, name[(dot + 1)..]);
    }

    private static bool IsMethod(ReadOnlySpan<byte> word)
    {
        foreach (var character in word)
        {
            if (!char.IsAsciiLetter((char)character) && character is not ((byte)'_' or (byte)'-'))
                return false;
        }

        return true;
    }
}
