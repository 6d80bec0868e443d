using System.Text;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>
/// A Windows event with everything at the top: <c>EventID</c>, <c>Channel</c>, <c>Computer</c> and the event data's own names,
/// as NXLog, Fluent Bit and exports write. What is not known to belong to the system part is event data.
/// </summary>
internal static class FlatShape
{
    /// <summary>For each field the names it comes under; only the first that is there is taken, another may be event data.</summary>
    private static readonly (EcsField Field, byte[][] Names)[] System =
    [
        (WinlogFields.EventId, Names("EventID", "EventId", "event_id")),
        (WinlogFields.Channel, Names("Channel")),
        (WinlogFields.ComputerName, Names("Computer", "ComputerName", "Hostname")),
        (WinlogFields.ProviderName, Names("Provider_Name", "ProviderName", "SourceName")),
        (WinlogFields.ProviderGuid, Names("Provider_Guid", "ProviderGuid")),
        (WinlogFields.RecordId, Names("EventRecordID", "RecordNumber", "EventRecordId")),
        (WinlogFields.TimeCreated, Names("TimeCreated", "SystemTime", "EventTime")),
        (WinlogFields.Task, Names("Task")),
        (WinlogFields.Opcode, Names("Opcode")),
        (WinlogFields.Level, Names("Level")),
        (WinlogFields.Version, Names("Version")),
        (WinlogFields.Keywords, Names("Keywords")),
        (WinlogFields.ActivityId, Names("ActivityID")),
        (WinlogFields.RelatedActivityId, Names("RelatedActivityID")),
        (WinlogFields.ProcessId, Names("Execution_ProcessID")),
        (WinlogFields.ThreadId, Names("Execution_ThreadID")),
        (WinlogFields.UserId, Names("Security_UserID")),
        (Fields.Message, Names("Message")),
    ];

    /// <summary>What a shipper adds, which is not the event's.</summary>
    private static readonly byte[][] Shipper = Names("@timestamp", "@version", "timestamp", "host", "hostname", "message", "tags", "source_type", "labels");

    public static bool Recognises(EventTree tree, int parent) =>
        FindFirst(tree, parent, System[0].Names) != EventTree.None
        && (FindFirst(tree, parent, System[1].Names) != EventTree.None || FindFirst(tree, parent, System[3].Names) != EventTree.None);

    public static void Read(EventTree tree)
    {
        foreach (var (field, names) in System)
        {
            var node = FindFirst(tree, EventTree.Root, names);
            if (node != EventTree.None)
                tree.Move(node, field);
        }

        var data = tree.Object(WinlogFields.EventData);
        int following;
        for (var node = tree.FirstChild(EventTree.Root); node != EventTree.None; node = following)
        {
            following = tree.NextSibling(node);
            if (tree.KindOf(node) != NodeKind.Object && !IsShippers(tree.NameOf(node).Span))
                tree.Move(node, data, tree.NameOf(node));
        }

        if (tree.FirstChild(data) == EventTree.None)
            tree.Remove(data);
    }

    private static int FindFirst(EventTree tree, int parent, byte[][] names)
    {
        foreach (var name in names)
        {
            var node = tree.Find(parent, name);
            if (node != EventTree.None && tree.IsScalar(node))
                return node;
        }

        return EventTree.None;
    }

    private static bool IsShippers(ReadOnlySpan<byte> name)
    {
        foreach (var shippers in Shipper)
        {
            if (name.SequenceEqual(shippers))
                return true;
        }

        return false;
    }

    private static byte[][] Names(params string[] names) => [.. names.Select(Encoding.UTF8.GetBytes)];
}
