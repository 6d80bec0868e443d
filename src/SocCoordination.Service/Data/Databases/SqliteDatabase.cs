using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace SocCoordination.Service.Data.Databases;

/// <summary>The embedded default: <c>soc.db</c> in the data folder.</summary>
internal sealed class SqliteDatabase(IOptions<DataOptions> options, TimeProvider clock) : IDatabaseKind
{
    public string Advice => "check the data folder and its disk";

    /// <summary>SQLite itself gives up on a lock; in this process whoever holds the turn goes on.</summary>
    public TimeSpan Patience => Timeout.InfiniteTimeSpan;

    public string File { get; } = Path.Combine(options.Value.FullFolder, "soc.db");

    private string Moved => File + ".moved";

    private string ConnectionString => new SqliteConnectionStringBuilder { DataSource = File, ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    public void Use(DbContextOptionsBuilder options) =>
        options.UseSqlite(ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (System.IO.File.Exists(Moved))
            throw new DatabaseUnusableException((await System.IO.File.ReadAllTextAsync(Moved, cancellationToken)).Trim());
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var wal = connection.CreateCommand())
        {
            wal.CommandText = "PRAGMA journal_mode = WAL";
            await wal.ExecuteNonQueryAsync(cancellationToken);
        }

        await new SchemaUpgrade("Sqlite").ApplyAsync(connection, clock, cancellationToken);
    }

    /// <summary>From now on the installation lives elsewhere: starting here by mistake would make two of it.</summary>
    public void MarkMoved(string place, DateTimeOffset at) => System.IO.File.WriteAllText(Moved, string.Create(
        CultureInfo.InvariantCulture,
        $"This installation was moved to PostgreSQL at {place} on {at:yyyy-MM-dd HH:mm} UTC: start it with Storage:Data=postgresql. To go on in SQLite from how things were then, remove {Moved}.\n"));

    public void Unmark() => System.IO.File.Delete(Moved);

    /// <summary>A transaction that writes has the whole database already.</summary>
    public Task TakeTurnAsync(SocDbContext database, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>There is no other node.</summary>
    public string Node => "";

    public Task CallDutyAsync(SocDbContext database, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ListenAsync(NodeDuty duty, Action wake, CancellationToken cancellationToken)
    {
        duty.Answered(held: true);
        wake();
        return Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
    }
}
