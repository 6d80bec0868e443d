namespace SocCoordination.Service.Journal;

/// <summary>Reacts to journal entries, each exactly once as far as our own database goes: its changes and its cursor commit together.</summary>
internal interface IJournalConsumer
{
    /// <summary>Its name in the cursor table; never changed once used.</summary>
    string Name { get; }

    /// <summary>The kinds it reacts to; others only move its cursor.</summary>
    IReadOnlySet<string> Kinds { get; }

    Task HandleAsync(JournalEntry entry, Fact fact, CancellationToken cancellationToken);
}
