using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace SocCoordination.Service.Data.Databases;

/// <summary>PostgreSQL, for an installation that outgrew one machine; several nodes may share it.</summary>
internal sealed class PostgreSqlDatabase : IDatabaseKind
{
    /// <summary>Of our advisory locks in this database, the one of whoever writes.</summary>
    private const long Writers = 0x534F_435F_5752_4954;

    /// <summary>A node that stops dead, or whose line is cut, in the middle of a change must not hold the others' turn for long.</summary>
    private const string GiveUpDeadWriters = "-c idle_in_transaction_session_timeout=60s -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    /// <summary>Waits until no other transaction writes.</summary>
    public static readonly string TakeTurn = string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Writers})");

    private readonly TimeProvider _clock;
    private readonly NpgsqlConnectionStringBuilder _address;

    /// <exception cref="OptionsValidationException">The connection string is missing or cannot be one.</exception>
    public PostgreSqlDatabase(IConfiguration configuration, TimeProvider clock)
    {
        _clock = clock;
        _address = PostgreSqlAddress.Read(configuration.GetConnectionString(PostgreSqlAddress.Name));
        _address.ApplicationName ??= "SocCoordination";
        _address.Options ??= GiveUpDeadWriters;
    }

    public string Advice => $"check that PostgreSQL runs at {Place}";

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

    public async Task TakeTurnAsync(SocDbContext database, CancellationToken cancellationToken) =>
        await database.Database.ExecuteSqlRawAsync(TakeTurn, cancellationToken);
}
