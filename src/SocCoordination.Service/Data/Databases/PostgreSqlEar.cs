using System.Globalization;
using Npgsql;

namespace SocCoordination.Service.Data.Databases;

/// <summary>A node's one lasting connection: on it the node hears what others commit, and it holds the duty as long as the connection lives.</summary>
/// <param name="address">Its application name tells this node from the others.</param>
internal sealed class PostgreSqlEar(NpgsqlConnectionStringBuilder address)
{
    /// <summary>Of our advisory locks in this database, the one of the node on duty.</summary>
    public const long OnDuty = 0x534F_435F_4455_5459;

    /// <summary>How soon another node takes over where the one on duty is gone.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    private readonly string _connection = new NpgsqlConnectionStringBuilder(address.ConnectionString) { Pooling = false, KeepAlive = 10 }.ConnectionString;

    /// <summary>Listens until it is cancelled or the connection breaks.</summary>
    public async Task ListenAsync(NodeDuty duty, Action wake, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_connection);
        connection.Notification += (_, heard) =>
        {
            if (heard.Payload != address.ApplicationName)
                wake();
        };
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using (var listen = new NpgsqlCommand("LISTEN soc_journal", connection))
                await listen.ExecuteNonQueryAsync(cancellationToken);
            // For what was committed before.
            wake();
            while (!await TakeDutyAsync(connection, cancellationToken))
            {
                duty.Answered(held: false);
                await connection.WaitAsync(AskAgain, cancellationToken);
            }

            duty.Answered(held: true);
            wake();
            while (true)
                await connection.WaitAsync(cancellationToken);
        }
        finally
        {
            duty.Held = false;
        }
    }

    private static async Task<bool> TakeDutyAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"SELECT pg_try_advisory_lock({OnDuty})"), connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
