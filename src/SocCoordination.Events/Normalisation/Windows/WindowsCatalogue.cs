using System.Buffers.Text;
using System.Text;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>What is known about Windows events, by channel and event id.</summary>
internal static class WindowsCatalogue
{
    private static readonly (byte[] Channel, IReadOnlyDictionary<int, WindowsMapping> Events)[] Channels =
    [
        ("Microsoft-Windows-Sysmon/Operational"u8.ToArray(), SysmonEvents.All),
        ("Security"u8.ToArray(), SecurityEvents.All),
        ("System"u8.ToArray(), SystemEvents.All),
        ("Microsoft-Windows-PowerShell/Operational"u8.ToArray(), PowerShellEvents.All),
        ("Microsoft-Windows-Windows Defender/Operational"u8.ToArray(), DefenderEvents.All),
    ];

    /// <summary>Adds what the event means; where the shipper has said it already, that stays.</summary>
    public static void Derive(EventDraft draft, ReadOnlySpan<byte> channel, ReadOnlySpan<byte> code)
    {
        if (Find(channel, code) is not { } mapping)
            return;
        var tree = draft.Tree;
        if (!tree.Has(Fields.EventCategory))
            draft.Classify(mapping.Class);
        draft.SetIfAbsent(Fields.EventAction, mapping.Action);
        if (mapping.Outcome?.Invoke(draft) is { } success && !tree.Has(Fields.EventOutcome))
            draft.SetOutcome(success);
        var data = tree.Find(WinlogFields.EventData);
        if (data == EventTree.None)
            data = tree.Find(WinlogFields.UserData);
        if (data == EventTree.None || tree.KindOf(data) != NodeKind.Object)
            return;
        foreach (var (name, derive) in mapping.Values)
        {
            var node = tree.Find(data, name);
            if (node == EventTree.None)
                continue;
            var value = tree.TextOf(node);
            if (!value.IsEmpty && !value.Span.SequenceEqual("-"u8))
                derive(draft, value);
        }
    }

    private static WindowsMapping? Find(ReadOnlySpan<byte> channel, ReadOnlySpan<byte> code)
    {
        if (!Utf8Parser.TryParse(code, out int id, out var read) || read != code.Length)
            return null;
        foreach (var (name, events) in Channels)
        {
            if (Ascii.EqualsIgnoreCase(channel, name))
                return events.GetValueOrDefault(id);
        }

        return null;
    }
}
