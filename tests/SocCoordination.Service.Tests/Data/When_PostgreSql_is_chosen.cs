using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using SocCoordination.Service.Data;
using SocCoordination.Service.Data.Databases;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Data;

/// <summary>What is wrong is said in a sentence that says how to put it right, before anything runs.</summary>
public sealed class When_PostgreSql_is_chosen
{
    [Theory]
    [InlineData("oracle", "Host=db;Database=soc", "Storage:Data may be sqlite or postgresql")]
    [InlineData("postgresql", "", "ConnectionStrings:PostgreSql is missing: it says where PostgreSQL is, for example Host=")]
    [InlineData("postgresql", "Host=db;Datenbank=soc", "cannot be read: Couldn't set datenbank")]
    [InlineData("postgresql", "Host=db;Port=many;Database=soc", "cannot be read: Couldn't set port")]
    [InlineData("postgresql", "Database=soc;Username=soc", "names no Host")]
    [InlineData("postgresql", "Host=db;Username=soc", "names no Database")]
    public async Task Should_refuse_a_wrong_configuration(string data, string connection, string expected)
    {
        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => PrepareAsync($"--Storage:Data={data}", $"--ConnectionStrings:PostgreSql={connection}"));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Password=s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_that_nothing_answers()
    {
        var error = await Assert.ThrowsAsync<DatabaseUnusableException>(() => PrepareAsync("--Storage:Data=postgresql", "--ConnectionStrings:PostgreSql=Host=127.0.0.1;Port=1;Database=soc;Username=soc;Password=secret;Timeout=5"));
        Assert.Contains("PostgreSQL at 127.0.0.1:1/soc cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Check that it runs there", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_that_the_database_is_not_there()
    {
        var there = new NpgsqlConnectionStringBuilder(TestPostgres.Needed()) { Database = "soc_nowhere" };
        Assert.Contains("CREATE DATABASE \"soc_nowhere\" OWNER", await RefusalAsync(there), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_that_nobody_of_this_name_is_let_in()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        Assert.Contains("does not let nobody_here in", await RefusalAsync(new(database.ConnectionString) { Username = "nobody_here" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_which_right_is_missing()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        var role = "role_" + database.Name;
        await database.OnServerAsync($"CREATE ROLE {role} LOGIN");
        try
        {
            await database.RunAsync("REVOKE CREATE ON SCHEMA public FROM public");
            Assert.Contains($"GRANT USAGE, CREATE ON SCHEMA public TO \"{role}\"", await RefusalAsync(new(database.ConnectionString) { Username = role }), StringComparison.Ordinal);
        }
        finally
        {
            await database.OnServerAsync($"DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task Should_refuse_a_database_that_cannot_hold_Vietnamese()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed(), "TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'");
        Assert.Contains("stores text as LATIN1", await RefusalAsync(new(database.ConnectionString)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_refuse_a_database_of_a_newer_version()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        await PrepareAsync(database.Settings);
        await database.RunAsync("INSERT INTO schema_version VALUES (999, '0999-future', 0)");
        Assert.Contains("it was used by a newer version", await RefusalAsync(new(database.ConnectionString)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_make_the_schema_once_when_nodes_start_together()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => PrepareAsync(database.Settings))));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT COUNT(*) FROM schema_version WHERE number = 1"));
    }

    private static async Task<string> RefusalAsync(NpgsqlConnectionStringBuilder address) =>
        (await Assert.ThrowsAsync<DatabaseUnusableException>(() => PrepareAsync("--Storage:Data=postgresql", "--ConnectionStrings:PostgreSql=" + address.ConnectionString))).Message;

    private static async Task PrepareAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("soc-test-");
        try
        {
            await using var app = ServiceHost.BuildParts(["--data", folder.FullName, .. settings]);
            await app.Services.GetRequiredService<DataFolder>().PrepareAsync(CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
