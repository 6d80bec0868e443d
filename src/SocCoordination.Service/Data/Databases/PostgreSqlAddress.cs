using System.Data.Common;
using Microsoft.Extensions.Options;
using Npgsql;

namespace SocCoordination.Service.Data.Databases;

/// <summary>Reads <c>ConnectionStrings:PostgreSql</c>.</summary>
internal static class PostgreSqlAddress
{
    public const string Name = "PostgreSql";

    private const string Key = "ConnectionStrings:" + Name;
    private const string Example = "for example Host=db.example;Database=soc;Username=soc;Password=…";

    /// <summary>A node that stops dead, or whose line is cut, in the middle of a change must not hold the others' turn for long.</summary>
    private const string GiveUpDeadWriters = "-c idle_in_transaction_session_timeout=60s -c tcp_keepalives_idle=15 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

    /// <summary>What is configured, and ours where nothing is said: whoever asks while PostgreSQL is away hears so within seconds.</summary>
    /// <param name="configuration">The host's.</param>
    /// <param name="node">Told apart by it in <c>pg_stat_activity</c> and in what the nodes tell each other.</param>
    /// <exception cref="OptionsValidationException">It is missing or cannot be one.</exception>
    public static NpgsqlConnectionStringBuilder ForNode(IConfiguration configuration, string node)
    {
        var given = configuration.GetConnectionString(Name);
        var address = Read(given);
        // Npgsql's own builder says of every key that it is there.
        var said = new DbConnectionStringBuilder { ConnectionString = given };
        address.ApplicationName = $"{address.ApplicationName ?? "SocCoordination"} {node}";
        address.Options ??= GiveUpDeadWriters;
        if (!said.ContainsKey("Timeout"))
            address.Timeout = 4;
        if (!said.ContainsKey("Command Timeout") && !said.ContainsKey("CommandTimeout"))
            address.CommandTimeout = 8;
        if (!said.ContainsKey("Cancellation Timeout"))
            address.CancellationTimeout = 1000;
        return address;
    }

    /// <exception cref="OptionsValidationException">It is missing or cannot be one.</exception>
    public static NpgsqlConnectionStringBuilder Read(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
            throw Wrong($"{Key} is missing: it says where PostgreSQL is, {Example}. Where no PostgreSQL is wanted, set Storage:Data to sqlite.");
        NpgsqlConnectionStringBuilder address;
        try
        {
            address = new NpgsqlConnectionStringBuilder(given);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException)
        {
            throw Wrong($"{Key} cannot be read: {error.Message} Write KEY=VALUE pairs with semicolons between them, {Example}.");
        }

        if (string.IsNullOrWhiteSpace(address.Host))
            throw Wrong($"{Key} names no Host; {Example}.");
        return string.IsNullOrWhiteSpace(address.Database) ? throw Wrong($"{Key} names no Database; {Example}.") : address;
    }

    /// <summary>Without the password, for messages.</summary>
    public static string Shown(NpgsqlConnectionStringBuilder address) => FormattableString.Invariant($"{address.Host}:{address.Port}/{address.Database}");

    private static OptionsValidationException Wrong(string message) => new(Key, typeof(StorageOptions), [message]);
}
