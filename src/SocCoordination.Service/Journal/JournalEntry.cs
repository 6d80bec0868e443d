namespace SocCoordination.Service.Journal;

/// <summary>One change, as the journal keeps it for ever.</summary>
internal sealed class JournalEntry
{
    /// <summary>From 1, without gaps.</summary>
    public long Seq { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Who did it: <c>account:7</c>, <c>key:…</c>, <c>system</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The name people read for the actor, as it was then.</summary>
    public required string ActorName { get; init; }

    /// <summary>The agency it concerns; an agency's officers hear of it where its kind says so.</summary>
    public int? AgencyId { get; init; }

    /// <summary>What it is about: <c>alert:12</c>, <c>case:SC-2026-0001</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>A second subject whose timeline shows it too: an alert's case.</summary>
    public string? Context { get; init; }

    /// <summary>What happened: <c>alert.claimed</c>; see <see cref="FactCatalogue"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Who hears of it.</summary>
    public Audience Audience { get; init; }

    /// <summary>The fact as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>SHA-256 of the previous entry's hash and this entry: see <see cref="HashChain"/>.</summary>
    public required byte[] Hash { get; set; }
}
