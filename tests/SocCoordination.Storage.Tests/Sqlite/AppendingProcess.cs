using System.Diagnostics;
using System.Globalization;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Storage.Tests.Sqlite;

/// <summary>This program, begun anew to append until it is killed. It writes a line for each batch that the store acknowledged.</summary>
public static class AppendingProcess
{
    public const string Command = "append-until-killed";
    public const int Appenders = 4, BatchSize = 50;

    /// <summary>The events of one batch, the same whenever they are made: retried batches must be stored once.</summary>
    public static EcsEvent[] Batch(int appender, int round) => [.. Enumerable.Range(0, BatchSize).Select(n =>
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{appender}/{round}/{n}");
        var at = Sample.Start.AddMilliseconds((round * 10) + n);
        return Sample.Of(new { message = name }, at, arrived: Sample.Start.AddDays(round % 2), id: EventId.From(at, System.Text.Encoding.UTF8.GetBytes(name)));
    })];

    public static Process Begin(string folder, int firstRound) => Process.Start(new ProcessStartInfo
    {
        FileName = Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet",
        ArgumentList = { typeof(AppendingProcess).Assembly.Location, Command, folder, firstRound.ToString(CultureInfo.InvariantCulture) },
        RedirectStandardOutput = true,
        UseShellExecute = false,
    })!;

    public static async Task<int> RunAsync(string folder, int firstRound)
    {
        await using var store = SqliteEventStore.Open(new EventStoreOptions { Folder = folder, MinimumFreeBytes = 0 }, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, Appenders).Select(async appender =>
        {
            for (var round = firstRound; ; round++)
            {
                await store.AppendAsync(Batch(appender, round), CancellationToken.None);
                lock (store) Console.WriteLine($"{appender}/{round}");
            }
        }));
        return 0;
    }
}
