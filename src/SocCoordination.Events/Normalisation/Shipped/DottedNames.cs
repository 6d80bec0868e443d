using System.Text;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>
/// <c>{"log.file.path": …}</c> and <c>{"log": {"file": {"path": …}}}</c> are the same to Elasticsearch, so they are here.
/// Only simple values at the top are unfolded: no document becomes deeper than it may be.
/// </summary>
internal static class DottedNames
{
    private const int MostSegments = 8;

    public static void Unfold(EventTree tree)
    {
        int following;
        for (var node = tree.FirstChild(EventTree.Root); node != EventTree.None; node = following)
        {
            following = tree.NextSibling(node);
            var name = tree.NameOf(node);
            if (name.Span.Count((byte)'.') is > 0 and < MostSegments && IsSimple(tree, node) && TrySplit(name.Span, out var field) && HasRoom(tree, field))
                tree.Move(node, field);
        }
    }

    private static bool IsSimple(EventTree tree, int node) =>
        tree.IsScalar(node) || (tree.KindOf(node) == NodeKind.Json && !tree.JsonOf(node).Span[1..].ContainsAny((byte)'[', (byte)'{'));

    /// <summary>Not where a simple value stands in the way: Fluent Bit's <c>log</c> is the line itself.</summary>
    private static bool HasRoom(EventTree tree, EcsField field)
    {
        var root = tree.Find(EventTree.Root, field.Segments[0].Span);
        return (root == EventTree.None || tree.KindOf(root) == NodeKind.Object) && !tree.Has(field);
    }

    private static bool TrySplit(ReadOnlySpan<byte> name, out EcsField field)
    {
        field = new EcsField(Encoding.UTF8.GetString(name));
        return Array.TrueForAll(field.Segments, segment => !segment.IsEmpty);
    }
}
