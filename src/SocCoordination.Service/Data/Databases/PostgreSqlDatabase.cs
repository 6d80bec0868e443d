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

    private static readonly string TakeTurn = string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Writers})");

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

    public string Advice => $"check that PostgreSQL runs at {PostgreSqlAddress.Shown(_address)}";

    /// <summary>How to connect, with what the service adds.</summary>
    public string ConnectionString => _address.ConnectionString;

    public void Use(DbContextOptionsBuilder options) => options
        .UseNpgsql(ConnectionString, postgres => postgres.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
        .AddInterceptors(StorableText.Instance);

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await PostgreSqlCheck.OpenAsync(_address, cancellationToken);
        await new SchemaUpgrade("PostgreSql", TakeTurn).ApplyAsync(connection, _clock, cancellationToken);
    }

    public async Task TakeTurnAsync(SocDbContext database, CancellationToken cancellationToken) =>
        await database.Database.ExecuteSqlRawAsync(TakeTurn, cancellationToken);
}
