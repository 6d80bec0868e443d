using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data.Moving;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Data;

/// <summary><c>soc migrate</c>, from SQLite to the real PostgreSQL.</summary>
public sealed class When_an_installation_moves
{
    private const string OnSqlite = "--Storage:Data=sqlite";

    [Fact]
    public async Task Should_go_on_in_PostgreSql_as_if_nothing_had_happened()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        await using var service = await RunningService.StartAsync(OnSqlite);
        var analyst = await service.SignedInAsync(Role.Analyst);
        var alert = await service.AnAlertAsync("203.0.113.7");
        await service.SendAsync(new OpenCase.Command([], "Sự cố trước khi chuyển"));
        await service.WithDatabaseAsync(old => old.Database.ExecuteSqlRawAsync("INSERT INTO roles (id, name, normalized_name) VALUES (41, 'gone', 'GONE'); DELETE FROM roles WHERE id = 41"));
        await Eventually.TrueAsync(() => service.WithDatabaseAsync(async old => await old.Cursors.MinAsync(cursor => (long?)cursor.Seq) == await old.Journal.MaxAsync(entry => entry.Seq) && await old.Sources.AnyAsync()));
        await service.StopAsync();
        SqliteConnection.ClearAllPools();
        var before = await CountsAsync(service.Folder);

        Assert.Equal(0, await MoveAsync(service, database));

        foreach (var (table, rows) in before)
            Assert.Equal(rows, await database.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}"));
        Assert.True(before["journal"] > 10 && before["alerts"] == 1 && before["account_roles"] > 5 && before["alert_events"] == 1 && before["sources"] == 1);
        Assert.Equal(0, await VerifyFromCommandLine.RunAsync(service.Folder, database.Settings, CancellationToken.None));
        Assert.Equal(42, await database.ScalarAsync<int>("INSERT INTO roles (name, normalized_name) VALUES ('next', 'NEXT') RETURNING id"));

        await service.RestartAsync(database.Settings);
        Assert.Contains("Trực ban 1", await analyst.GetStringAsync("/api/v1/me"), StringComparison.Ordinal);
        Assert.Equal(alert, (await service.AlertsOfAsync("203.0.113.7")).Single().GetProperty("alert").GetString());
        var second = await service.SendAsync(new OpenCase.Command([], "Sự cố sau khi chuyển"));
        Assert.EndsWith("-0002", second.Case, StringComparison.Ordinal);
        // The attack goes on in the alert that it had.
        await (await service.WithKeyAsync(Role.Shipper)).ShipAsync(Attacks.SqlInjection("203.0.113.7"));
        Assert.Equal(2, (await service.AlertsOfAsync("203.0.113.7")).Single().GetProperty("count").GetInt64());
    }

    [Fact]
    public async Task Should_refuse_while_the_service_runs()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        string folder;
        await using (var prepared = await RunningService.StartAsync(OnSqlite))
            folder = prepared.KeepFolder();
        // A process of its own, as it is in earnest: the tests beside this one close this process's connections now and then.
        await using (await ServiceProcess.StartAsync(folder, OnSqlite))
            Assert.Equal(2, await MoveFromCommandLine.RunAsync(folder, database.Settings, CancellationToken.None));
        Assert.Equal(0, await MoveFromCommandLine.RunAsync(folder, database.Settings, CancellationToken.None));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Should_refuse_a_database_that_is_not_empty_and_change_nothing()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        await using (var other = await RunningService.StartAsync(database.Settings))
        await using (var service = await StoppedAsync())
        {
            var before = await database.ScalarAsync<long>("SELECT COUNT(*) FROM journal");
            Assert.Equal(2, await MoveAsync(service, database));
            Assert.Equal(before, await database.ScalarAsync<long>("SELECT COUNT(*) FROM journal"));
            await service.StartAgainAsync();
        }
    }

    [Fact]
    public async Task Should_keep_nothing_where_a_row_does_not_arrive()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        await using (await RunningService.StartEmptyAsync(database.Settings))
        {
            // Makes the schema.
        }

        await database.RunAsync("CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.seq = 3 THEN RETURN NULL; END IF; RETURN NEW; END'; CREATE TRIGGER lose BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION lose()");
        await using var service = await StoppedAsync();
        Assert.Equal(2, await MoveAsync(service, database));
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT COUNT(*) FROM accounts"));
        await service.StartAgainAsync();
    }

    [Fact]
    public async Task Should_keep_nothing_where_the_journal_reads_otherwise()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        await using (await RunningService.StartEmptyAsync(database.Settings))
        {
            // Makes the schema.
        }

        await database.RunAsync("CREATE FUNCTION alter_it() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN IF NEW.seq = 3 THEN NEW.actor_name := ''Người khác''; END IF; RETURN NEW; END'; CREATE TRIGGER alter_it BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION alter_it()");
        await using var service = await StoppedAsync();
        Assert.Equal(2, await MoveAsync(service, database));
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT COUNT(*) FROM accounts"));
    }

    [Fact]
    public async Task Should_not_start_in_SQLite_again_by_mistake()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        await using var service = await StoppedAsync();
        Assert.Equal(0, await MoveAsync(service, database));
        var error = await Assert.ThrowsAnyAsync<IOException>(service.StartAgainAsync);
        Assert.Contains("start it with Storage:Data=postgresql", error.Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(service.Folder, "soc.db.moved"));
        await service.StartAgainAsync();
        Assert.Equal(HttpStatusCode.OK, (await service.Anonymous().GetAsync("/health/live")).StatusCode);
    }

    private static async Task<RunningService> StoppedAsync()
    {
        var service = await RunningService.StartAsync(OnSqlite);
        await service.StopAsync();
        SqliteConnection.ClearAllPools();
        return service;
    }

    private static Task<int> MoveAsync(RunningService service, TestDatabase into) => MoveFromCommandLine.RunAsync(service.Folder, into.Settings, CancellationToken.None);

    private static async Task<Dictionary<string, long>> CountsAsync(string folder)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "soc.db")};Pooling=False");
        await connection.OpenAsync();
        var tables = new List<string>();
        await using (var names = new SqliteCommand("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'schema_version'", connection))
        await using (var reader = await names.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        }

        var counts = new Dictionary<string, long>();
        foreach (var table in tables)
        {
            await using var count = new SqliteCommand($"SELECT COUNT(*) FROM {table}", connection);
            counts[table] = (long)(await count.ExecuteScalarAsync())!;
        }

        return counts;
    }
}
