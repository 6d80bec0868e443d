using System.Diagnostics;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>
/// The Elasticsearch that tests run against: the one that <c>ELASTICSEARCH_URL</c> names or, where everything is to be
/// tested (<c>SOC_FULL</c>, as in CI), one that is started from <c>../shared/elasticsearch</c> for this run; if it cannot
/// be, the tests fail. Otherwise they are skipped, with the reason.
/// </summary>
public static class Server
{
    private const string HowTo = "set ELASTICSEARCH_URL, or SOC_FULL=1 to have one started, for which ../shared/elasticsearch and Java 17 (apt-get install openjdk-17-jre-headless) must be there";

    private static readonly string? Given = Environment.GetEnvironmentVariable("ELASTICSEARCH_URL") is { Length: > 0 } url ? url : null;
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("SOC_FULL") is { Length: > 0 };

    private static readonly Lazy<Task<(Uri? Url, string Problem)>> Started = new(StartAsync);

    public static async Task<Uri> UrlAsync()
    {
        var (url, problem) = await Started.Value;
        return url ?? throw Missing(problem);
    }

    /// <summary>Starts one more server, where any is wanted; gives what it printed, or the reason why not.</summary>
    public static async Task<(Dictionary<string, string>? Printed, string Problem)> StartOwnAsync(params string[] arguments) =>
        IsWanted ? await RunAsync("start", arguments) : (null, HowTo);

    /// <summary>Runs a script of ../shared/elasticsearch; gives what it printed, or the reason why not.</summary>
    public static async Task<(Dictionary<string, string>? Printed, string Problem)> RunAsync(string script, params string[] arguments)
    {
        if (Folder is not { } folder) return (null, $"no ../shared/elasticsearch; {HowTo}");
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(folder, script), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var errors = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode != 0 ? (null, $"{await errors}; {HowTo}")
            : (printed.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]), "");
    }

    /// <summary>Takes away what a test stored under a prefix of its own.</summary>
    public static async Task RemoveAsync(string prefix)
    {
        using var http = new HttpClient { BaseAddress = await UrlAsync() };
        var indices = await http.GetStringAsync($"_cat/indices/{prefix}-*?h=index");
        foreach (var index in indices.Split('\n', StringSplitOptions.RemoveEmptyEntries)) (await http.DeleteAsync(index)).Dispose();
        (await http.DeleteAsync($"_index_template/{prefix}-events")).Dispose();
    }

    /// <summary>A port that is free with the one 100 above it, which the node takes for other nodes.</summary>
    public static int FreePort()
    {
        for (; ; )
        {
            var port = Random.Shared.Next(20_000, 30_000);
            if (IsFree(port) && IsFree(port + 100)) return port;
        }
    }

    /// <summary>A server takes half a minute to start: only who names one, or asks for everything, waits for it.</summary>
    private static bool IsWanted => IsFull || Given is not null;

    private static string? Folder
    {
        get
        {
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            {
                var folder = Path.Combine(at.FullName, "shared", "elasticsearch");
                if (File.Exists(Path.Combine(folder, "start"))) return folder;
            }
            return null;
        }
    }

    /// <summary>Skips the test that asks, or fails it where everything is to be tested.</summary>
    public static InvalidOperationException Missing(string problem)
    {
        if (IsFull) Assert.Fail($"Elasticsearch is missing: {problem}");
        Assert.Skip($"Elasticsearch is not here: {problem}");
        return new InvalidOperationException(problem);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }

    private static async Task<(Uri? Url, string Problem)> StartAsync()
    {
        if (Given is not null) return (new Uri(Given), "");
        if (!IsWanted) return (null, HowTo);
        var folder = Path.Combine(Path.GetTempPath(), $"soc-elasticsearch-{Environment.ProcessId}");
        var (printed, problem) = await RunAsync("start", "--port", $"{FreePort()}", "--dir", folder);
        if (printed is null) return (null, problem);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => RunAsync("stop", "--dir", folder, "--clean").GetAwaiter().GetResult();
        return (new Uri(printed["ELASTICSEARCH_URL"]), "");
    }
}
