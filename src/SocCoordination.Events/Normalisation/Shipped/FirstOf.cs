using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>The names under which different shippers send one and the same thing, the most telling first.</summary>
internal sealed class FirstOf(params string[] names)
{
    private readonly EcsField[] _names = [.. names.Select(name => new EcsField(name))];

    /// <summary>The first that holds a simple value with some text; <see cref="EventTree.None"/> where there is none.</summary>
    public int Find(EventTree tree)
    {
        foreach (var name in _names)
        {
            var node = tree.Find(name);
            if (node != EventTree.None && tree.IsScalar(node) && !tree.TextOf(node).IsEmpty)
                return node;
        }

        return EventTree.None;
    }

    /// <summary>Its text; the field stays where it is.</summary>
    public ReadOnlyMemory<byte> Read(EventTree tree)
    {
        var node = Find(tree);
        return node == EventTree.None ? default : tree.TextOf(node);
    }

    /// <summary>Its text; the field goes.</summary>
    public ReadOnlyMemory<byte> Take(EventTree tree)
    {
        var node = Find(tree);
        if (node == EventTree.None)
            return default;
        var text = tree.TextOf(node);
        tree.Remove(node);
        return text;
    }
}
