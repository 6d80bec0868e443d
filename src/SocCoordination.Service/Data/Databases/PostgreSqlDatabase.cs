using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace SocCoordination.Service.Data.Databases;

/// <summary>PostgreSQL, for an installation that outgrew one machine; several nodes may share it.</summary>
internal sealed class PostgreSqlDatabase : IDatabaseKind, IDisposable
{
    /// <summary>Of our advisory locks in this database, the one of whoever writes.</summary>
    private const long Writers = 0x534F_435F_5752_4954;

    /// <summary>Waits until no other transaction writes.</summary>
    public static readonly string TakeTurn = string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Writers})");

    private readonly TimeProvider _clock;
    private readonly NpgsqlConnectionStringBuilder _address;

    /// <exception cref="OptionsValidationException">The connection string is missing or cannot be one.</exception>
    public PostgreSqlDatabase(IConfiguration configuration, TimeProvider clock)
    {
        _clock = clock;
        _address = PostgreSqlAddress.ForNode(configuration, Guid.NewGuid().ToString("n")[..8]);
    }

    public string Advice => $"check that PostgreSQL runs at {Place}";

    public TimeSpan Patience => TimeSpan.FromSeconds(_address.CommandTimeout);

    /// <summary>Where it is, for people.</summary>
    public string Place => PostgreSqlAddress.Shown(_address);

    public void Use(DbContextOptionsBuilder options) => options
        .UseNpgsql(_address.ConnectionString, postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(StorableText.Instance);

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await new SchemaUpgrade("PostgreSql", TakeTurn).ApplyAsync(connection, _clock, cancellationToken);
    }

    /// <exception cref="DatabaseUnusableException">It cannot be used; the message says why.</exception>
    public Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => PostgreSqlCheck.OpenAsync(_address, cancellationToken);

    public string Node => _address.ApplicationName!;

    public async Task CallDutyAsync(SocDbContext database, CancellationToken cancellationToken) =>
        await database.Database.ExecuteSqlAsync($"SELECT pg_notify('soc_journal', {Node})", cancellationToken);

    /// <summary>An open connection, for what cannot wait otherwise.</summary>
    public NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(_address.ConnectionString);
        connection.Open();
        return connection;
    }

    public Task ListenAsync(NodeDuty duty, Action wake, CancellationToken cancellationToken) => new PostgreSqlEar(_address).ListenAsync(duty, wake, cancellationToken);

    /// <summary>A node that stopped holds no connections.</summary>
    public void Dispose()
    {
        using var any = new NpgsqlConnection(_address.ConnectionString);
        NpgsqlConnection.ClearPool(any);
    }

    public async Task TakeTurnAsync(SocDbContext database, CancellationToken cancellationToken) =>
        await database.Database.ExecuteSqlRawAsync(TakeTurn, cancellationToken);
}
