using SocCoordination.Service.Access;

namespace SocCoordination.Service.Journal;

/// <summary><c>soc verify-journal</c>: checks a data folder's journal, whether the service runs or not.</summary>
public static class VerifyFromCommandLine
{
    /// <param name="settings">Configuration keys as on the command line, above the environment's: where the data is, if not in the folder.</param>
    /// <returns>0: whole; 1: faults, each on standard output; 2: it cannot be read, the reason is on standard error.</returns>
    public static Task<int> RunAsync(string data, IReadOnlyList<string> settings, CancellationToken cancellationToken) => ServiceHost.GuardAsync("Not checked", async () =>
    {
        await using var app = ServiceHost.BuildParts(["--data", data, "--Logging:LogLevel:Default=Error", .. settings]);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.System;
        var check = await scope.ServiceProvider.GetRequiredService<JournalVerifier>().CheckAsync(cancellationToken);
        foreach (var fault in check.Faults)
            Console.Out.WriteLine(FormattableString.Invariant($"{fault.Seq}: {fault.What}"));
        Console.Out.WriteLine(FormattableString.Invariant($"{check.Entries} entries, {check.Faults.Count} faults, head {Convert.ToHexStringLower(check.LastHash)}"));
        return check.Faults.Count == 0 ? 0 : 1;
    });
}
