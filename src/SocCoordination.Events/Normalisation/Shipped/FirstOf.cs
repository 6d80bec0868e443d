using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>
/// The names under which different shippers send one and the same thing, the most telling first. A name behind <c>!</c> has
/// no other use: once it was read and stands under its ECS name, it goes.
/// </summary>
internal sealed class FirstOf(params string[] names)
{
    private readonly (EcsField Field, bool Goes)[] _names = [.. names.Select(name => (new EcsField(name.TrimStart('!')), name[0] == '!'))];

    /// <summary>The first that holds a simple value with some text; <see cref="EventTree.None"/> where there is none.</summary>
    public int Find(EventTree tree) => Find(tree, out _);

    /// <summary>The text of the first.</summary>
    public ReadOnlyMemory<byte> Read(EventTree tree)
    {
        var node = Find(tree, out _);
        return node == EventTree.None ? default : tree.TextOf(node);
    }

    /// <summary>The text of the first, which goes if its name has no other use.</summary>
    public ReadOnlyMemory<byte> Take(EventTree tree)
    {
        var node = Find(tree, out var goes);
        if (node == EventTree.None)
            return default;
        var text = tree.TextOf(node);
        if (goes)
            tree.Remove(node);
        return text;
    }

    private int Find(EventTree tree, out bool goes)
    {
        foreach (var (field, fieldGoes) in _names)
        {
            var node = tree.Find(field);
            goes = fieldGoes;
            if (node != EventTree.None && tree.IsScalar(node) && !tree.TextOf(node).IsEmpty)
                return node;
        }

        goes = false;
        return EventTree.None;
    }
}
