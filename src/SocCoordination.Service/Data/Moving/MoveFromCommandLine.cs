using System.Globalization;
using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Data.Moving;

/// <summary><c>soc migrate</c>: from SQLite to PostgreSQL, in one command.</summary>
public static class MoveFromCommandLine
{
    /// <param name="data">The installation's folder.</param>
    /// <param name="settings">Configuration keys as on the command line, above the environment's; <c>ConnectionStrings:PostgreSql</c> must be in one of them.</param>
    /// <returns>0: moved, what was done is on standard output; 2: not moved and nothing changed, the reason is on standard error.</returns>
    public static Task<int> RunAsync(string data, IReadOnlyList<string> settings, CancellationToken cancellationToken) => ServiceHost.GuardAsync("Not moved", async () =>
    {
        await using var app = ServiceHost.BuildParts(["--data", data, "--Logging:LogLevel:Default=Error", .. settings, "--Storage:Data=" + StorageOptions.PostgreSql]);
        var clock = app.Services.GetRequiredService<TimeProvider>();
        var target = (PostgreSqlDatabase)app.Services.GetRequiredService<IDatabaseKind>();
        var source = ActivatorUtilities.CreateInstance<SqliteDatabase>(app.Services);
        var started = clock.GetTimestamp();
        var outcome = await new MoveToPostgreSql(source, target, app.Services.GetRequiredService<DataFolder>(), clock).RunAsync(cancellationToken);
        Tell(outcome, clock.GetElapsedTime(started), source, target);
        return 0;
    });

    private static void Tell(MoveOutcome outcome, TimeSpan took, SqliteDatabase source, PostgreSqlDatabase target)
    {
        foreach (var table in outcome.Tables.Where(table => table.Rows > 0))
            Say($"{table.Rows,12:N0}  {table.Name}");
        Say($"{outcome.Tables.Sum(table => table.Rows),12:N0}  rows of {outcome.Tables.Count} tables moved to {target.Place} in {took.TotalSeconds:N1} s; the counts are the same in both.");
        Say($"The journal reads the same in both: {outcome.Journal.Entries} entries, {outcome.Journal.Faults.Count} faults, head {Convert.ToHexStringLower(outcome.Journal.LastHash)}");
        foreach (var fault in outcome.Journal.Faults)
            Say($"  fault, there before the move: {fault.Seq}: {fault.What}");
        Say($"Now start the service with Storage:Data=postgresql and the same folder: events and journal-anchors.txt stay in it, the keys are taken over from it. {source.File} is left as it was.");
    }

    private static void Say(FormattableString line) => Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
