using System.Net.Sockets;
using Npgsql;

namespace SocCoordination.Service.Data.Databases;

/// <summary>Opens PostgreSQL and looks whether the service can live in it; says in a sentence what is wrong and how to put it right.</summary>
internal static class PostgreSqlCheck
{
    /// <summary>Older servers are refused: their support ended, and nothing here was tried on them.</summary>
    public const int Oldest = 13;

    /// <exception cref="DatabaseUnusableException">It cannot.</exception>
    public static async Task<NpgsqlConnection> OpenAsync(NpgsqlConnectionStringBuilder address, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(address.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await CheckAsync(connection, address, cancellationToken);
            return connection;
        }
        catch (Exception error)
        {
            await connection.DisposeAsync();
            if (error is NpgsqlException or SocketException or TimeoutException)
                throw new DatabaseUnusableException(Sentence(error, address), error);
            throw;
        }
    }

    private static async Task CheckAsync(NpgsqlConnection connection, NpgsqlConnectionStringBuilder address, CancellationToken cancellationToken)
    {
        var at = PostgreSqlAddress.Shown(address);
        if (connection.PostgreSqlVersion.Major < Oldest)
            throw new DatabaseUnusableException($"PostgreSQL at {at} is version {connection.PostgreSqlVersion}; {Oldest} or newer is needed.");
        await using var question = connection.CreateCommand();
        question.CommandText = "SELECT current_setting('server_encoding'), pg_is_in_recovery(), current_schema(), has_schema_privilege(current_schema(), 'CREATE')";
        await using var answer = await question.ExecuteReaderAsync(cancellationToken);
        await answer.ReadAsync(cancellationToken);
        if (answer.GetString(0) is var encoding && encoding != "UTF8")
            throw new DatabaseUnusableException($"The database at {at} stores text as {encoding}, which cannot hold Vietnamese; make it with: CREATE DATABASE \"{address.Database}\" ENCODING 'UTF8' TEMPLATE template0.");
        if (answer.GetBoolean(1))
            throw new DatabaseUnusableException($"PostgreSQL at {at} is a standby, which only reads; name the primary in ConnectionStrings:PostgreSql.");
        if (await answer.IsDBNullAsync(2, cancellationToken))
            throw new DatabaseUnusableException($"The database at {at} has no schema that {address.Username} may use; as its owner run: GRANT USAGE, CREATE ON SCHEMA public TO \"{address.Username}\".");
        if (!answer.GetBoolean(3))
            throw new DatabaseUnusableException($"{address.Username} may not make tables in schema {answer.GetString(2)} of {at}; as its owner run: GRANT USAGE, CREATE ON SCHEMA {answer.GetString(2)} TO \"{address.Username}\", or make {address.Username} the database's owner.");
    }

    private static string Sentence(Exception error, NpgsqlConnectionStringBuilder address)
    {
        var at = PostgreSqlAddress.Shown(address);
        return (error as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword => $"PostgreSQL at {at} refuses the password of {address.Username}; put the right one into ConnectionStrings:PostgreSql.",
            PostgresErrorCodes.InvalidAuthorizationSpecification => $"PostgreSQL at {at} does not let {address.Username} in ({error.Message}); make the role, or allow it and this machine in pg_hba.conf.",
            PostgresErrorCodes.InvalidCatalogName => $"PostgreSQL at {at} has no database {address.Database}; make it with: CREATE DATABASE \"{address.Database}\" OWNER \"{address.Username}\" ENCODING 'UTF8' TEMPLATE template0.",
            PostgresErrorCodes.InsufficientPrivilege => $"{address.Username} may not use the database at {at} ({error.Message}); as its owner run: GRANT CONNECT ON DATABASE \"{address.Database}\" TO \"{address.Username}\".",
            PostgresErrorCodes.TooManyConnections => $"PostgreSQL at {at} has no connection left; raise its max_connections, or set a smaller Maximum Pool Size in ConnectionStrings:PostgreSql.",
            PostgresErrorCodes.CannotConnectNow => $"PostgreSQL at {at} is starting or stopping; start the service again once it runs.",
            _ => $"PostgreSQL at {at} cannot be used: {error.GetBaseException().Message} Check that it runs there, that it may be reached from this machine, and ConnectionStrings:PostgreSql.",
        };
    }
}
