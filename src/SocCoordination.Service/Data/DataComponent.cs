using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Configuration;

namespace SocCoordination.Service.Data;

/// <summary>The database of everything but the events.</summary>
internal sealed class DataComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<DataOptions>(DataOptions.Section);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<WriteGate>();
        services.AddSingleton<DataFolder>();
        services.AddScoped<UnitOfWork>();
        services.AddDbContext<SocDbContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<DataFolder>().ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            // An officer's report names an agency that only others may read: the filters are meant to differ.
            .ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning)));
    }
}

/// <summary>The folder that holds everything; made, and its schema brought up to date, before anything reads it.</summary>
internal sealed class DataFolder(IOptions<DataOptions> options, TimeProvider clock)
{
    public string Path { get; } = options.Value.FullFolder;

    public string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = System.IO.Path.Combine(Path, "soc.db"),
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    /// <exception cref="IOException">The folder cannot be made or written to.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        CreatePrivate(Path);
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using (var wal = connection.CreateCommand())
        {
            wal.CommandText = "PRAGMA journal_mode = WAL";
            await wal.ExecuteNonQueryAsync(cancellationToken);
        }

        await new SchemaUpgrade("Sqlite").ApplyAsync(connection, clock, cancellationToken);
    }

    /// <summary>A subfolder that only the service's own user may read.</summary>
    public string Private(string name)
    {
        CreatePrivate(Path);
        var path = System.IO.Path.Combine(Path, name);
        CreatePrivate(path);
        return path;
    }

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
