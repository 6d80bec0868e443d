using SocCoordination.Events.Ecs;

namespace SocCoordination.Events.Normalisation;

/// <summary>A line of no known kind: kept as it is, with what the shipper says about it.</summary>
internal sealed class PlainLine : ILineSource
{
    public bool Recognises(LogLine line) => true;

    public bool TryRead(LogLine line, EventDraft draft)
    {
        if (Reading.Timestamps.TryReadIso(line.TextSpan, draft.Zone, out var at, out _))
            draft.LineTime ??= at;
        draft.SetIfAbsent(Fields.ProcessName, line.Program);
        return true;
    }
}
