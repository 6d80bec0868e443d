namespace SocCoordination.Events.Normalisation;

/// <summary>Reads the lines of one kind of log.</summary>
internal interface ILineSource
{
    /// <summary>Whether the line looks like one of this kind; cheap, may be wrong.</summary>
    bool Recognises(LogLine line);

    /// <summary>Reads it into the draft; false, with nothing written that would be wrong for another source, where it is none after all.</summary>
    bool TryRead(LogLine line, EventDraft draft);
}
