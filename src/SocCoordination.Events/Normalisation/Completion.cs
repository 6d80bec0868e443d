using System.Globalization;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Normalisation.Web;

namespace SocCoordination.Events.Normalisation;

/// <summary>What every event has in the end, whatever it was.</summary>
internal static class Completion
{
    private static readonly EcsField[] RelatedIps =
        [Fields.SourceIp, Fields.DestinationIp, Fields.ClientIp, Fields.NetworkForwardedIp, Fields.SocProxyIp, new("server.ip"), new("dns.resolved_ip")];

    private static readonly EcsField[] RelatedUsers = [Fields.UserName, Fields.UserTargetName, Fields.UserEffectiveName, Fields.UserChangesName];
    private static readonly EcsField[] RelatedHosts = [Fields.HostName, Fields.UrlDomain, Fields.SourceDomain, Fields.DestinationDomain];

    /// <summary>ECS keeps objects under these names; a shipper's simple value there would break the index.</summary>
    private static readonly (byte[] Name, EcsField Label)[] Objects =
        [.. "agent client container destination ecs error event file group host http input log network observer process related server service source url user user_agent winlog"
            .Split(' ').Select(name => (System.Text.Encoding.ASCII.GetBytes(name), new EcsField("labels." + name)))];

    public static void Complete(in Arrival arrival, EventDraft draft)
    {
        var (tree, line) = (draft.Tree, draft.Line);
        foreach (var (name, label) in Objects)
        {
            if (tree.Find(EventTree.Root, name) is >= 0 and var node && tree.KindOf(node) != NodeKind.Object)
                tree.Move(node, label);
        }

        draft.SetIfAbsent(Fields.EventKind, "event"u8.ToArray());
        if (!tree.Has(Fields.EventDataset))
            draft.SetDataset("generic.log"u8);
        if (tree.TextOf(Fields.UrlOriginal) is { IsEmpty: false } address && !tree.Has(Fields.SocUrlDecoded))
            draft.Set(Fields.SocUrlDecoded, UrlText.Decode(address, tree.Arena));
        if (!line.IsEmpty)
        {
            draft.Set(Fields.EventOriginal, line.Raw);
            draft.SetIfAbsent(Fields.Message, line.Text);
        }

        draft.Set(Fields.OrganizationId, arrival.AgencyId.ToString(CultureInfo.InvariantCulture));
        draft.SetIfAbsent(Fields.EcsVersion, "8.17.0"u8.ToArray());
        if (arrival.Source is { Length: > 0 } source)
            draft.Set(Fields.SocSource, source);
        Relate(draft, Fields.RelatedIp, RelatedIps);
        Relate(draft, Fields.RelatedUser, RelatedUsers);
        Relate(draft, Fields.RelatedHosts, RelatedHosts);
    }

    private static void Relate(EventDraft draft, EcsField related, EcsField[] fields)
    {
        var tree = draft.Tree;
        foreach (var field in fields)
        {
            var node = tree.Find(field);
            if (node == EventTree.None)
                continue;
            if (tree.IsScalar(node))
                Add(tree, related, tree.TextOf(node));
            for (var item = tree.KindOf(node) == NodeKind.Array ? tree.FirstChild(node) : EventTree.None; item != EventTree.None; item = tree.NextSibling(item))
                Add(tree, related, tree.TextOf(item));
        }
    }

    private static void Add(EventTree tree, EcsField related, ReadOnlyMemory<byte> value)
    {
        if (!value.IsEmpty)
            tree.AddText(related, value);
    }
}
