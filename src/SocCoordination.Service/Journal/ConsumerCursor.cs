namespace SocCoordination.Service.Journal;

/// <summary>How far a consumer has come.</summary>
internal sealed class ConsumerCursor
{
    public required string Consumer { get; init; }

    /// <summary>The last entry that was handled or parked.</summary>
    public long Seq { get; set; }
}

/// <summary>An entry that kept failing for a consumer; it waits here to be looked at and tried again.</summary>
internal sealed class ParkedEntry
{
    public int Id { get; set; }

    public required string Consumer { get; init; }

    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    public int Tries { get; set; }

    public required string Error { get; set; }
}
