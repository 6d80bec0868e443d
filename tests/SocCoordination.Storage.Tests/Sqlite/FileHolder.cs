using Microsoft.Data.Sqlite;

namespace SocCoordination.Storage.Tests.Sqlite;

/// <summary>Holds a day's file as another program's transaction would, until it is disposed.</summary>
public sealed class FileHolder : IDisposable
{
    private readonly SqliteConnection _connection;

    public FileHolder(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Execute("BEGIN IMMEDIATE");
    }

    /// <summary>Runs something in a day's file.</summary>
    public static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (_connection.State != System.Data.ConnectionState.Open) return;
        Execute("ROLLBACK");
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
