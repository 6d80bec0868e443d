using System.Text;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>XML elements as different tools write them in JSON.</summary>
internal static class XmlElement
{
    /// <summary>The node of an element's text, or of one of its attributes; <see cref="EventTree.None"/> where it is absent or null.</summary>
    public static int Find(EventTree tree, int parent, string element, string attribute)
    {
        var node = tree.Find(parent, Encoding.UTF8.GetBytes(element));
        if (node == EventTree.None)
            return EventTree.None;
        if (attribute.Length == 0)
            return Text(tree, node);
        if (tree.KindOf(node) != NodeKind.Object)
            return EventTree.None;
        var name = Encoding.UTF8.GetBytes(attribute);
        var attributes = tree.Find(node, "#attributes"u8);
        if (attributes != EventTree.None && tree.KindOf(attributes) == NodeKind.Object && tree.Find(attributes, name) is >= 0 and var found)
            return found;
        return tree.Find(node, name) is >= 0 and var plain ? plain : tree.Find(node, Encoding.UTF8.GetBytes("@" + attribute));
    }

    /// <summary>The node of an element's text: itself, or what stands beside its attributes.</summary>
    public static int Text(EventTree tree, int node)
    {
        if (tree.KindOf(node) != NodeKind.Object)
            return tree.KindOf(node) == NodeKind.Json && tree.JsonOf(node).Span.SequenceEqual("null"u8) ? EventTree.None : node;
        foreach (var name in (ReadOnlySpan<string>)["#text", "text", "Value", "value", "content", "_"])
        {
            if (tree.Find(node, Encoding.UTF8.GetBytes(name)) is >= 0 and var text)
                return text;
        }

        return EventTree.None;
    }

    /// <summary>Takes out what an empty element became, so that nothing of an event that moved elsewhere is left but what was not understood.</summary>
    public static void DropNulls(EventTree tree, int parent)
    {
        int following;
        for (var node = tree.FirstChild(parent); node != EventTree.None; node = following)
        {
            following = tree.NextSibling(node);
            if (tree.KindOf(node) == NodeKind.Json && tree.JsonOf(node).Span.SequenceEqual("null"u8))
                tree.Remove(node);
        }
    }
}
