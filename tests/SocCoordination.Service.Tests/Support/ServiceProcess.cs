using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SocCoordination.Service.Tests.Support;

/// <summary>The service as a process of its own, so that it can be killed as a power cut kills it.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly string[] _settings;
    private Process? _process;

    private ServiceProcess(string folder, string[] settings)
    {
        (Folder, _settings) = (folder, settings);
        Address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{FreePort()}/"));
    }

    public string Folder { get; }

    public Uri Address { get; }

    /// <summary>Its folder is set up already: see <see cref="RunningService"/> or <c>soc setup</c>.</summary>
    public static async Task<ServiceProcess> StartAsync(string folder, params string[] settings)
    {
        var service = new ServiceProcess(folder, settings);
        await service.StartAgainAsync();
        return service;
    }

    public async Task StartAgainAsync()
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "SocCoordination.Service.dll");
        string[] arguments = [dll, "--data", Folder, "--urls", Address.ToString(), "--Ingest:SyslogPort=0", "--Logging:LogLevel:Default=Warning", .. TestDatabase.SettingsOf(Folder), .. _settings];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, line) => Log(line.Data);
        _process.ErrorDataReceived += (_, line) => Log(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await ReadyAsync();
    }

    /// <summary>What it wrote, for a failing test's message.</summary>
    public List<string> Output { get; } = [];

    /// <summary>SIGKILL: nothing is finished, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        if (_process is null)
            return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task ReadyAsync()
    {
        using var client = new HttpClient();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            try
            {
                if ((await client.GetAsync(new Uri(Address, "/health/live"))).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not yet.
            }

            if (_process!.HasExited)
                throw new InvalidOperationException("The service ended: " + string.Join('\n', Output));
            await Task.Delay(50);
        }

        throw new TimeoutException("The service did not start: " + string.Join('\n', Output));
    }

    private void Log(string? line)
    {
        if (line is null)
            return;
        lock (Output)
            Output.Add(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
