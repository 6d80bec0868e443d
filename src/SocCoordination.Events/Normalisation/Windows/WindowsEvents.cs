using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Framing.Syslog;
using SocCoordination.Events.Normalisation.Shipped;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>
/// Windows events in any of three shapes come out in Winlogbeat's, every value of the event data as it was; beside them
/// stand the ECS fields that Winlogbeat's own modules would add.
/// </summary>
internal static class WindowsEvents
{
    private const int ShortestRecordTime = 10;
    private static readonly EcsField UtcTime = new("winlog.event_data.UtcTime");

    public static bool TryRead(EventDraft draft)
    {
        var tree = draft.Tree;
        if (!Recognises(tree, EventTree.Root))
            return false;
        if (EventXmlShape.Recognises(tree, EventTree.Root))
            EventXmlShape.Read(tree);
        else if (!IsWinlogbeat(tree, EventTree.Root))
            FlatShape.Read(tree);
        Complete(draft);
        return true;
    }

    /// <summary>Whether a Windows event in any shape stands below <paramref name="parent"/>.</summary>
    public static bool Recognises(EventTree tree, int parent) => IsWinlogbeat(tree, parent) || EventXmlShape.Recognises(tree, parent) || FlatShape.Recognises(tree, parent);

    private static bool IsWinlogbeat(EventTree tree, int parent)
    {
        var winlog = tree.Find(parent, "winlog"u8);
        return winlog != EventTree.None && tree.KindOf(winlog) == NodeKind.Object
            && (tree.Find(winlog, "event_id"u8) != EventTree.None || tree.Find(winlog, "channel"u8) != EventTree.None);
    }

    private static void Complete(EventDraft draft)
    {
        var tree = draft.Tree;
        var channel = tree.TextOf(WinlogFields.Channel);
        var computer = tree.TextOf(WinlogFields.ComputerName);
        draft.SetIfAbsent(Fields.EventCode, tree.TextOf(WinlogFields.EventId));
        draft.SetIfAbsent(Fields.EventProvider, tree.TextOf(WinlogFields.ProviderName));
        draft.SetDataset(WindowsDatasets.Of(channel.Span));
        Origin.SetHost(draft, computer);
        (draft.Number.Computer, draft.Number.Channel, draft.Number.Record) = (computer, channel, tree.TextOf(WinlogFields.RecordId));
        ReadTime(draft);
        WindowsCatalogue.Derive(draft, channel.Span, tree.TextOf(Fields.EventCode).Span);
    }

    /// <summary>Windows writes its times in UTC, whether it says so or not.</summary>
    private static void ReadTime(EventDraft draft)
    {
        var tree = draft.Tree;
        var clock = new SyslogClock(TimeZoneInfo.Utc, draft.Arrival);
        foreach (var field in (ReadOnlySpan<EcsField>)[WinlogFields.TimeCreated, Fields.Timestamp, UtcTime])
        {
            var text = tree.TextOf(field);
            if (text.Length >= ShortestRecordTime && ShippedTime.TryRead(text, clock, out var at))
            {
                draft.ShippedTime = at;
                return;
            }
        }

        ShippedTime.Read(draft);
    }
}
