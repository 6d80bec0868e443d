using Microsoft.EntityFrameworkCore;

namespace SocCoordination.Service.Data.Databases;

/// <summary>What differs between the databases that can hold everything but the events.</summary>
internal interface IDatabaseKind
{
    /// <summary>What to look at where the database does not answer, for whoever runs the service.</summary>
    string Advice { get; }

    /// <summary>How long a change may wait for those before it in this process.</summary>
    TimeSpan Patience { get; }

    /// <summary>Points the context at the database.</summary>
    void Use(DbContextOptionsBuilder options);

    /// <summary>Makes sure that the database can be used, and brings its schema up to date.</summary>
    /// <exception cref="DatabaseUnusableException">It cannot; the message says what to do.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Waits, inside the context's transaction, until no other process writes; the turn ends with the transaction.</summary>
    Task TakeTurnAsync(SocDbContext database, CancellationToken cancellationToken);

    /// <summary>The name of this node, another at each start; empty where there is only one.</summary>
    string Node { get; }

    /// <summary>Calls the node on duty once the context's transaction is committed: there is something for it to do.</summary>
    Task CallDutyAsync(SocDbContext database, CancellationToken cancellationToken);

    /// <summary>
    /// Takes part among the nodes until it is cancelled or fails: calls <paramref name="wake"/> when another has written or calls,
    /// and when the duty changes to this one.
    /// </summary>
    Task ListenAsync(NodeDuty duty, Action wake, CancellationToken cancellationToken);
}

/// <summary>The database cannot be used as it is; the message says what is wrong and how to put it right.</summary>
internal sealed class DatabaseUnusableException : IOException
{
    public DatabaseUnusableException(string message)
        : base(message)
    {
    }

    public DatabaseUnusableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

/// <summary>The database may be well, but a change waited too long for its turn.</summary>
internal sealed class DatabaseBusyException(string message) : TimeoutException(message);
