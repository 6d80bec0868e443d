using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace SocCoordination.Service.Data.Databases;

/// <summary>The embedded default: <c>soc.db</c> in the data folder.</summary>
internal sealed class SqliteDatabase(IOptions<DataOptions> options, TimeProvider clock) : IDatabaseKind
{
    public string Advice => "check the data folder and its disk";

    public string File { get; } = Path.Combine(options.Value.FullFolder, "soc.db");

    private string ConnectionString => new SqliteConnectionStringBuilder { DataSource = File, ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    public void Use(DbContextOptionsBuilder options) =>
        options.UseSqlite(ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery));

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var wal = connection.CreateCommand())
        {
            wal.CommandText = "PRAGMA journal_mode = WAL";
            await wal.ExecuteNonQueryAsync(cancellationToken);
        }

        await new SchemaUpgrade("Sqlite").ApplyAsync(connection, clock, cancellationToken);
    }

    /// <summary>A transaction that writes has the whole database already.</summary>
    public Task TakeTurnAsync(SocDbContext database, CancellationToken cancellationToken) => Task.CompletedTask;
}
