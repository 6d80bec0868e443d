using System.Globalization;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Events.Normalisation;

/// <summary>Decides when an event happened: as the line says, else as the shipper says, else when it arrived.</summary>
internal static class EventTime
{
    private const int Length = 24;

    /// <summary>A time in the future or before this century is a wrong clock: the event counts from its arrival, and what it claimed is kept.</summary>
    public static DateTimeOffset Settle(EventDraft draft)
    {
        var claimed = draft.LineTime ?? draft.ShippedTime;
        var at = claimed ?? draft.Arrival;
        if (at > draft.Arrival + draft.Options.LargestClockError || at < draft.Options.Earliest)
        {
            draft.Tree.SetText(Fields.EventCreated, Format(draft, at));
            draft.Tag("_timestamp_not_believed"u8);
            at = draft.Arrival;
        }

        // Stored to the millisecond: what is searched and what is shown agree.
        at = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        draft.Tree.SetText(Fields.Timestamp, Format(draft, at));
        draft.Tree.SetText(Fields.EventIngested, Format(draft, draft.Arrival));
        return at;
    }

    private static ReadOnlyMemory<byte> Format(EventDraft draft, DateTimeOffset at)
    {
        var text = draft.Tree.Arena.Take(Length);
        at.UtcDateTime.TryFormat(text.Span, out _, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return text;
    }
}
