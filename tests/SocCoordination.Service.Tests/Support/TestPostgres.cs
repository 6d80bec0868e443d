using System.Collections.Concurrent;
using Npgsql;

namespace SocCoordination.Service.Tests.Support;

/// <summary>
/// A PostgreSQL server for tests, by a connection string that may make databases. <c>SOC_TEST_POSTGRES</c>: every service of the tests keeps
/// its data there. <c>SOC_POSTGRES</c>: only tests of PostgreSQL itself use it.
/// </summary>
public static class TestPostgres
{
    public static string? ForEveryService => Given("SOC_TEST_POSTGRES");

    private static string? Server => ForEveryService ?? Given("SOC_POSTGRES");

    /// <summary>Skips the test where there is no server; in CI there must be one.</summary>
    public static string Needed()
    {
        if (Server is { } server)
            return server;
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SOC_FULL") is { Length: > 0 }, "There is no PostgreSQL for this test: name one in SOC_POSTGRES, as .ci/run does (Host=/tmp/pg;Username=postgres).");
        throw new InvalidOperationException("SOC_POSTGRES must name a PostgreSQL here.");
    }

    private static string? Given(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } given ? given : null;
}

/// <summary>A database of its own on the test server, gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, TestDatabase> s_byFolder = new(StringComparer.Ordinal);
    private readonly string _server;

    private TestDatabase(string server, string name)
    {
        (_server, Name) = (server, name);
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
    }

    public string Name { get; }

    public string ConnectionString { get; }

    /// <summary>For a service that is to use it.</summary>
    public string[] Settings => ["--Storage:Data=postgresql", "--ConnectionStrings:PostgreSql=" + ConnectionString];

    /// <param name="options">After <c>CREATE DATABASE name</c>. By default it sorts as Vietnamese does, so that whoever relies on the database's own order is found out.</param>
    public static async Task<TestDatabase> CreateAsync(string server, string options = "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'vi'")
    {
        var database = new TestDatabase(server, $"soc_test_{Guid.NewGuid():n}");
        await database.OnServerAsync($"CREATE DATABASE {database.Name} {options}");
        return database;
    }

    /// <summary>What services on this folder are to be told; nothing where they use SQLite.</summary>
    public static string[] SettingsOf(string folder) => s_byFolder.TryGetValue(folder, out var database) ? database.Settings : [];

    /// <summary>Services on this folder use it.</summary>
    public TestDatabase For(string folder) => s_byFolder[folder] = this;

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public Task RunAsync(string sql) => ScalarAsync<object?>(sql);

    public async ValueTask DisposeAsync() => await OnServerAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");

    /// <summary>As the one who may do anything there.</summary>
    public async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false, CommandTimeout = 120 }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
