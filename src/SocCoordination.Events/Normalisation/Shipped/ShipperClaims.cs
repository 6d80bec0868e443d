using System.Text;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>
/// An agency is told by the key that brought the event, never by the event. What a document says in those places, or in
/// places that only this service may write, is set aside under <c>labels.claimed_…</c> as text.
/// </summary>
internal static class ShipperClaims
{
    private static readonly EcsField Labels = new("labels");

    private static readonly byte[][] Reserved =
        [.. new[] { "organization", "organisation", "agency", "agency_id", "agencyId", "soc" }.Select(Encoding.UTF8.GetBytes)];

    public static void SetAside(EventDraft draft)
    {
        var tree = draft.Tree;
        foreach (var name in Reserved)
        {
            var claim = tree.Find(EventTree.Root, name);
            if (claim == EventTree.None)
                continue;
            SetAside(tree, claim, Prefixed("claimed_"u8, name));
            tree.Remove(claim);
        }

        var ingested = tree.Find(Fields.EventIngested);
        if (ingested != EventTree.None)
            tree.Remove(ingested);
    }

    private static void SetAside(EventTree tree, int claim, byte[] label)
    {
        if (tree.KindOf(claim) != NodeKind.Object)
        {
            if (tree.IsScalar(claim))
                tree.SetText(tree.Object(Labels), label, tree.TextOf(claim));
            else
                tree.SetJson(tree.Object(Labels), label, tree.JsonOf(claim));
            return;
        }

        for (var child = tree.FirstChild(claim); child != EventTree.None; child = tree.NextSibling(child))
            SetAside(tree, child, Prefixed([.. label, (byte)'_'], tree.NameOf(child).Span));
    }

    private static byte[] Prefixed(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> name)
    {
        var label = new byte[prefix.Length + name.Length];
        prefix.CopyTo(label);
        name.CopyTo(label.AsSpan(prefix.Length));
        return label;
    }
}
