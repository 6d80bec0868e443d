using System.Text.Json;
using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Normalisation.Windows;

namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>A line that is itself JSON: a Windows event that an agent sends through syslog or writes to a file, a line of a container.</summary>
internal static class EmbeddedJson
{
    private static readonly byte[] Name = "#embedded"u8.ToArray();
    private static readonly FirstOf DockerLine = new("#embedded.log");
    private static readonly FirstOf DockerTime = new("#embedded.time");

    /// <summary>Reads a Windows event inside the line; false, and nothing changed, where there is none.</summary>
    public static bool TryReadWindows(EventDraft draft)
    {
        var text = draft.Line.TextSpan;
        if (text.IsEmpty || text[0] != '{' || (text.IndexOf("\"EventID\""u8) < 0 && text.IndexOf("\"winlog\""u8) < 0) || !TryParse(draft, out var embedded))
            return false;
        var tree = draft.Tree;
        if (!WindowsEvents.Recognises(tree, embedded))
        {
            tree.Remove(embedded);
            return false;
        }

        int following;
        for (var child = tree.FirstChild(embedded); child != EventTree.None; child = following)
        {
            following = tree.NextSibling(child);
            tree.Move(child, EventTree.Root, tree.NameOf(child));
        }

        ShipperClaims.SetAside(draft);
        var headerTime = draft.LineTime;
        (draft.LineTime, draft.ShippedTime) = (null, null);
        WindowsEvents.TryRead(draft);
        if (draft.ShippedTime is null)
            draft.LineTime = headerTime;
        return true;
    }

    /// <summary>Takes the line out of Docker's <c>{"log":"…\n","stream":"stdout","time":"…"}</c>.</summary>
    public static void UnwrapDocker(EventDraft draft)
    {
        if (!draft.Line.TextSpan.StartsWith("{\"log\":\""u8) || !TryParse(draft, out var embedded))
            return;
        var tree = draft.Tree;
        draft.Line.Text = DockerLine.Read(tree).TrimEnd("\r\n"u8);
        if (ShippedTime.TryRead(DockerTime.Read(tree), draft.Clock, out var at))
            draft.ShippedTime = at;
        tree.Remove(embedded);
    }

    private static bool TryParse(EventDraft draft, out int embedded)
    {
        var (tree, limits) = (draft.Tree, draft.Options.Limits);
        embedded = tree.ObjectIn(EventTree.Root, Name);
        var json = LoneSurrogates.Replace(draft.Line.Text, out _);
        try
        {
            if (tree.Read(json, embedded, limits.Depth, limits.Fields) > 0)
                return true;
        }
        catch (JsonException)
        {
            // A line that only begins like JSON is a line like any other.
        }

        tree.Remove(embedded);
        return false;
    }
}
