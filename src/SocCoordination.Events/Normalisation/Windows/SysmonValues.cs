using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>Values that only Sysmon writes in their way.</summary>
internal static class SysmonValues
{
    private const int MostAddresses = 64;

    /// <summary>Events between two processes call the acting one the source.</summary>
    public static readonly (string Name, Derivation Derive)[] SourceProcess =
    [
        ("SourceImage", Derive.Executable), ("SourceProcessId", Derive.ProcessId), ("SourceProcessGUID", Derive.EntityId),
        ("SourceProcessGuid", Derive.EntityId), ("SourceUser", Derive.Account),
    ];

    /// <summary><c>HKLM\SOFTWARE\…\Run\name</c>: hive, key, and the value at the end.</summary>
    public static void Registry(EventDraft draft, ReadOnlyMemory<byte> path)
    {
        draft.SetIfAbsent(Fields.RegistryPath, path);
        var hive = path.Span.IndexOf((byte)'\\');
        var value = path.Span.LastIndexOf((byte)'\\');
        if (hive <= 0)
            return;
        draft.SetIfAbsent(Fields.RegistryHive, path[..hive]);
        draft.SetIfAbsent(Fields.RegistryKey, path[(hive + 1)..]);
        if (value > hive)
            draft.SetIfAbsent(Fields.RegistryValue, path[(value + 1)..]);
    }

    public static void Direction(EventDraft draft, ReadOnlyMemory<byte> initiated)
    {
        if (!draft.Tree.Has(Fields.NetworkDirection))
            draft.Set(Fields.NetworkDirection, initiated.Span.SequenceEqual("true"u8) ? "egress"u8 : "ingress"u8);
    }

    /// <summary><c>type:  5 cdn.example.com;::ffff:203.0.113.7;</c></summary>
    public static void Resolved(EventDraft draft, ReadOnlyMemory<byte> results)
    {
        var rest = results;
        for (var count = 0; count < MostAddresses && !rest.IsEmpty; count++)
        {
            var end = rest.Span.IndexOf((byte)';');
            var ip = IpText.Canonical(end < 0 ? rest : rest[..end]);
            if (!ip.IsEmpty)
                draft.Tree.AddText(Fields.DnsResolved, ip);
            rest = end < 0 ? default : rest[(end + 1)..];
        }
    }
}
