using System.Globalization;
using System.Text;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>
/// The data of an event: names and values, or <c>Data</c> elements with their names in an attribute, or without names. Unnamed
/// ones also get the names <c>param1</c>, <c>param2</c>, … by which Winlogbeat and Sigma know them.
/// </summary>
internal static class EventDataElement
{
    private const int MostItems = 1_000;

    public static void Read(EventTree tree, int element)
    {
        if (tree.KindOf(element) != NodeKind.Object)
        {
            // Empty, or the XML as text.
            if (tree.TextOf(element).IsEmpty)
                tree.Remove(element);
            else
                tree.Move(element, tree.Object(WinlogFields.EventData), tree.NameOf(element));
            return;
        }

        tree.Move(element, WinlogFields.EventData);
        var moved = tree.Find(WinlogFields.EventData);
        var data = tree.Find(moved, "Data"u8);
        if (data == EventTree.None)
            return;
        if (tree.KindOf(data) == NodeKind.Object)
            ReadElement(tree, moved, data);
        else if (tree.KindOf(data) == NodeKind.Json && tree.JsonOf(data).Span[0] == '[')
            ReadItems(tree, moved, tree.JsonOf(data));
        else
            tree.SetCopy(Parameter(1), data);
    }

    /// <summary><c>{"LogFileCleared": {"SubjectUserName": …}}</c>: the element's name beside its children.</summary>
    public static void ReadUserData(EventTree tree, int element)
    {
        if (tree.KindOf(element) != NodeKind.Object)
        {
            tree.Remove(element);
            return;
        }

        var inner = tree.FirstChild(element);
        while (inner != EventTree.None && tree.KindOf(inner) != NodeKind.Object)
            inner = tree.NextSibling(inner);
        if (inner == EventTree.None || tree.NameOf(inner).Span.SequenceEqual("#attributes"u8))
        {
            tree.Move(element, WinlogFields.UserData);
            return;
        }

        var name = tree.NameOf(inner);
        tree.Move(inner, WinlogFields.UserData);
        tree.SetText(WinlogFields.UserDataName, name);
    }

    /// <summary>One <c>Data</c> element as an object: named by its attribute, else its text is the value of <c>Data</c>.</summary>
    private static void ReadElement(EventTree tree, int eventData, int element)
    {
        var text = XmlElement.Text(tree, element);
        var name = XmlElement.Find(tree, eventData, "Data", "Name");
        if (name != EventTree.None && text != EventTree.None)
        {
            var key = tree.TextOf(name);
            tree.Move(text, eventData, key);
            if (!key.Span.SequenceEqual("Data"u8))
                tree.Remove(element);
        }
        else if (text != EventTree.None)
        {
            tree.Move(text, eventData, "Data"u8.ToArray());
            var value = tree.Find(eventData, "Data"u8);
            if (tree.KindOf(value) == NodeKind.Json && tree.JsonOf(value).Span[0] == '[')
                ReadItems(tree, eventData, tree.JsonOf(value));
            else
                tree.SetCopy(Parameter(1), value);
        }
    }

    private static void ReadItems(EventTree tree, int eventData, ReadOnlyMemory<byte> array)
    {
        var number = 0;
        var named = false;
        foreach (var item in JsonText.Items(array).Take(MostItems))
        {
            number++;
            if (item.Span[0] != '{')
            {
                tree.SetJson(eventData, Encoding.UTF8.GetBytes("param" + number.ToString(CultureInfo.InvariantCulture)), item);
                continue;
            }

            var scratch = tree.ObjectIn(EventTree.Root, "#item"u8.ToArray());
            var wrapped = tree.ObjectIn(scratch, "Data"u8.ToArray());
            tree.Read(item, wrapped, maxDepth: 128, maxFields: int.MaxValue);
            named |= TryName(tree, eventData, scratch, wrapped);
            tree.Remove(scratch);
        }

        // A list that was not read to its end stays.
        if (named && number < MostItems)
            tree.Remove(tree.Find(eventData, "Data"u8));
    }

    private static bool TryName(EventTree tree, int eventData, int scratch, int wrapped)
    {
        var name = XmlElement.Find(tree, scratch, "Data", "Name");
        var text = XmlElement.Text(tree, wrapped);
        if (name == EventTree.None)
            return false;
        var key = tree.TextOf(name);
        if (text == EventTree.None)
            tree.SetJson(eventData, key, "\"\""u8.ToArray());
        else
            tree.Move(text, eventData, key);
        return true;
    }

    private static Ecs.EcsField Parameter(int number) => new("winlog.event_data.param" + number.ToString(CultureInfo.InvariantCulture));
}
