using System.Diagnostics;
using System.Globalization;

namespace SocCoordination.Service.Tests.Support;

/// <summary>A PostgreSQL server of the test's own, so that it can be frozen and killed.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").OrderBy(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0).LastOrDefault() + "/bin"
        : null;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("soc-pg-");

    private PostgresServer()
    {
    }

    public string ConnectionString => $"Host={_folder.FullName};Username=postgres";

    /// <summary>Skips the test where PostgreSQL is not installed.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        Needs.File(Programs ?? "/usr/lib/postgresql", "install the package postgresql");
        var server = new PostgresServer();
        // It refuses to run as root.
        if (Environment.IsPrivilegedProcess)
            await RunAsync("chown", "postgres", server._folder.FullName);
        await server.AsOwnerAsync("initdb", "-D", server.Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8");
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it on the same data, which it recovers first.</summary>
    public Task StartAgainAsync() => AsOwnerAsync("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder.FullName, "log"), "-o", $"-c listen_addresses= -k {_folder.FullName} -c fsync=off", "start");

    /// <summary>SIGKILL to all of it at once, as a power cut.</summary>
    public async Task KillAsync()
    {
        var first = await FirstProcessAsync();
        await SignalAsync("KILL");
        // A new one refuses to start as long as the old one is still being torn down.
        await Eventually.TrueAsync(() => Task.FromResult(!Directory.Exists($"/proc/{first}")));
    }

    /// <summary>It keeps its connections and answers nothing, as a machine whose disk hangs.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ThawAsync() => SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            await AsOwnerAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        _folder.Delete(recursive: true);
    }

    private string Data => Path.Combine(_folder.FullName, "data");

    private async Task SignalAsync(string signal)
    {
        var first = await FirstProcessAsync();
        if (!Directory.Exists($"/proc/{first}"))
            return;
        var children = (await File.ReadAllTextAsync($"/proc/{first}/task/{first}/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        await RunAsync("kill", [$"-{signal}", first, .. children]);
    }

    private async Task<string> FirstProcessAsync() => (await File.ReadAllLinesAsync(Path.Combine(Data, "postmaster.pid")))[0];

    private Task AsOwnerAsync(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", ["-u", "postgres", "--", path, .. arguments]) : RunAsync(path, arguments);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Nothing is read from it: a server that it leaves behind would keep a pipe open.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { UseShellExecute = false, WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        // One of several processes may have ended by itself meanwhile.
        if (process.ExitCode != 0 && program != "kill")
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
