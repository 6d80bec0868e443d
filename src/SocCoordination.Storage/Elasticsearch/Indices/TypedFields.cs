using System.Text;

namespace SocCoordination.Storage.Elasticsearch;

/// <summary>The fields that the index knows as addresses, times or numbers, so that it can compare them; all others are words and keywords.</summary>
internal static class TypedFields
{
    private static readonly string[] Addresses =
        ["source.ip", "destination.ip", "client.ip", "server.ip", "host.ip", "related.ip", "source.nat.ip", "destination.nat.ip", "observer.ip", "dns.resolved_ip", "threat.indicator.ip"];

    private static readonly string[] Times = ["@timestamp", "event.created", "event.ingested", "event.start", "event.end", "process.start", "file.created", "file.mtime"];

    private static readonly string[] Numbers =
    [
        "source.port", "destination.port", "client.port", "server.port", "source.bytes", "destination.bytes", "network.bytes", "process.pid", "process.parent.pid", "process.thread.id",
        "http.response.status_code", "http.response.body.bytes", "http.request.body.bytes", "event.severity", "event.duration", "event.sequence", "log.syslog.priority", "file.size",
    ];

    private static readonly Dictionary<string, FieldKind> Kinds = new[] { (Addresses, FieldKind.Address), (Times, FieldKind.Time), (Numbers, FieldKind.Number) }
        .SelectMany(group => group.Item1, (group, name) => (name, group.Item2)).ToDictionary(field => field.name, field => field.Item2, StringComparer.Ordinal);

    private static readonly ILookup<int, byte[]> NamesByLength = Kinds.Keys.Select(Encoding.UTF8.GetBytes).ToLookup(name => name.Length);

    public static IReadOnlyDictionary<string, FieldKind> All => Kinds;

    /// <summary>What the index knows a field as; null where as words and a keyword.</summary>
    public static FieldKind? KindOf(string folded) => Kinds.TryGetValue(folded, out var kind) ? kind : null;

    /// <summary>Whether a path, folded, is one of them.</summary>
    public static bool Contains(ReadOnlySpan<byte> folded)
    {
        foreach (var name in NamesByLength[folded.Length])
        {
            if (folded.SequenceEqual(name)) return true;
        }
        return false;
    }
}

/// <summary>What the index compares a field as.</summary>
internal enum FieldKind
{
    /// <summary>An address of IPv4 or IPv6.</summary>
    Address,

    /// <summary>A point in time, to the millisecond.</summary>
    Time,

    /// <summary>A whole number of 64 bits; what stands behind a decimal point is cut off.</summary>
    Number,
}
