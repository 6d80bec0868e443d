using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Framing.Syslog;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>The time that a shipper gives, in any of the ways in which shippers write one.</summary>
internal static class ShippedTime
{
    private static readonly FirstOf Times = new("__REALTIME_TIMESTAMP", "_SOURCE_REALTIME_TIMESTAMP", "timereported", "@timestamp", "timestamp", "time", "date", "timegenerated");
    private static readonly EcsField Claimed = new("labels.claimed_timestamp");
    private static readonly FirstOf OnlyTimes = new("timereported", "@timestamp", "timestamp");

    public static void Read(EventDraft draft)
    {
        var tree = draft.Tree;
        var node = Times.Find(tree);
        if (node == EventTree.None)
            return;
        var text = tree.TextOf(node);
        if (TryRead(text, draft.Clock, out var at))
        {
            draft.ShippedTime = at;
        }
        else
        {
            draft.Set(Claimed, text);
            draft.Tag("_timestamp_unreadable"u8);
        }

        // The one that was read becomes @timestamp; another that is also there may mean something else, and stays.
        if (OnlyTimes.Find(tree) == node)
            tree.Remove(node);
    }

    public static bool TryRead(ReadOnlyMemory<byte> text, SyslogClock clock, out DateTimeOffset at) =>
        (clock.TryRead(text.Span, out at, out var length) && length == text.Length) || Timestamps.TryReadEpoch(text, out at);
}
