using System.Collections.Concurrent;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>Filebeat's <c>event.timezone</c>, an offset such as <c>+07:00</c>: the clock by which the host writes its logs.</summary>
internal static class StatedZone
{
    /// <summary>At most one for each minute of an offset.</summary>
    private static readonly ConcurrentDictionary<TimeSpan, TimeZoneInfo> Zones = new();
    private static readonly EcsField Field = new("event.timezone");
    private static readonly TimeSpan Largest = TimeSpan.FromHours(14);

    public static void Read(EventDraft draft)
    {
        var text = draft.Tree.TextOf(Field);
        if (text.Length < 3 || !Calendar.TryReadOffset(text.Span, out var offset, out var length) || length != text.Length || offset.Duration() > Largest)
            return;
        draft.Zone = Zones.GetOrAdd(offset, static at => TimeZoneInfo.CreateCustomTimeZone(at.ToString(), at, null, null));
    }
}
