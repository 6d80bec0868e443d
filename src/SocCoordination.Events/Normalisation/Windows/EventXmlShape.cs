using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>
/// A Windows event's XML turned into JSON: <c>Event.System</c> and <c>Event.EventData</c> or <c>Event.UserData</c>, attributes
/// under <c>#attributes</c>, with <c>@</c> before their names, or as plain children, depending on the tool.
/// </summary>
internal static class EventXmlShape
{
    /// <summary>Where a value stands below <c>System</c>: an element, or an attribute of it.</summary>
    private static readonly (string Element, string Attribute, EcsField Field)[] System =
    [
        ("Provider", "Name", WinlogFields.ProviderName),
        ("Provider", "Guid", WinlogFields.ProviderGuid),
        ("EventID", "", WinlogFields.EventId),
        ("EventID", "Qualifiers", WinlogFields.Qualifiers),
        ("Version", "", WinlogFields.Version),
        ("Level", "", WinlogFields.Level),
        ("Task", "", WinlogFields.Task),
        ("Opcode", "", WinlogFields.Opcode),
        ("Keywords", "", WinlogFields.Keywords),
        ("TimeCreated", "SystemTime", WinlogFields.TimeCreated),
        ("EventRecordID", "", WinlogFields.RecordId),
        ("Correlation", "ActivityID", WinlogFields.ActivityId),
        ("Correlation", "RelatedActivityID", WinlogFields.RelatedActivityId),
        ("Execution", "ProcessID", WinlogFields.ProcessId),
        ("Execution", "ThreadID", WinlogFields.ThreadId),
        ("Channel", "", WinlogFields.Channel),
        ("Computer", "", WinlogFields.ComputerName),
        ("Security", "UserID", WinlogFields.UserId),
    ];

    private static readonly EcsField Namespace = new("Event.#attributes");
    private static readonly EcsField RenderedMessage = new("Event.RenderingInfo.Message");

    public static bool Recognises(EventTree tree, int parent) => FindSystem(tree, parent, out _) != EventTree.None;

    public static void Read(EventTree tree)
    {
        var system = FindSystem(tree, EventTree.Root, out var parent);
        foreach (var (element, attribute, field) in System)
        {
            var node = XmlElement.Find(tree, system, element, attribute);
            if (node != EventTree.None)
                tree.Move(node, field);
        }

        Child(tree, parent, "EventData"u8, EventDataElement.Read);
        Child(tree, parent, "UserData"u8, EventDataElement.ReadUserData);
        if (tree.Find(RenderedMessage) is >= 0 and var message)
            tree.Move(message, Fields.Message);
        Drop(tree, tree.Find(Namespace));
        XmlElement.DropNulls(tree, system);
    }

    private static int FindSystem(EventTree tree, int around, out int parent)
    {
        var wrapped = tree.Find(around, "Event"u8);
        parent = wrapped != EventTree.None && tree.KindOf(wrapped) == NodeKind.Object ? wrapped : around;
        var system = tree.Find(parent, "System"u8);
        var isSystem = system != EventTree.None && tree.KindOf(system) == NodeKind.Object && tree.Find(system, "EventID"u8) != EventTree.None;
        return isSystem ? system : EventTree.None;
    }

    private static void Child(EventTree tree, int parent, ReadOnlySpan<byte> name, Action<EventTree, int> read)
    {
        var node = tree.Find(parent, name);
        if (node != EventTree.None)
            read(tree, node);
    }

    private static void Drop(EventTree tree, int node)
    {
        if (node != EventTree.None)
            tree.Remove(node);
    }
}
