using System.Diagnostics;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Browser.Tests.Support;

/// <summary>A real rsyslogd with its Elasticsearch output, set up with the very text that the service shows for it.</summary>
internal sealed class Rsyslog : IAsyncDisposable
{
    private const string Program = "/usr/sbin/rsyslogd";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("soc-rsyslog-");
    private readonly Process _process;

    private Rsyslog(RunningService service, string shipperKey)
    {
        File.WriteAllText(AccessLog, "");
        File.WriteAllText(AuthLog, "");
        var shown = new ShipperSettings(service.Address, shipperKey).All.Single(one => one.Shipper == "rsyslog").Text;
        // Where it keeps its state comes first; inputs stand before the action that sends what they read.
        var settings = $"global(workDirectory=\"{_folder.FullName}\")\n" + shown
            .Replace("/var/log/nginx/access.log", AccessLog, StringComparison.Ordinal)
            .Replace("template(name=", $"input(type=\"imfile\" File=\"{AuthLog}\" Tag=\"auth:\")\ntemplate(name=", StringComparison.Ordinal);
        var file = Path.Combine(_folder.FullName, "rsyslog.conf");
        File.WriteAllText(file, settings + "\n");
        _process = Process.Start(new ProcessStartInfo(Program, ["-n", "-f", file, "-i", Path.Combine(_folder.FullName, "pid")]) { RedirectStandardError = true, UseShellExecute = false })!;
        _process.ErrorDataReceived += (_, line) => { if (line.Data is { } said) Said.Add(said); };
        _process.BeginErrorReadLine();
    }

    /// <summary>What it complained of.</summary>
    public List<string> Said { get; } = [];

    private string AccessLog => Path.Combine(_folder.FullName, "access.log");

    private string AuthLog => Path.Combine(_folder.FullName, "auth.log");

    public static Rsyslog Start(RunningService service, string shipperKey)
    {
        Needs.File(Program, "apt-get install rsyslog");
        Needs.File("/usr/lib/x86_64-linux-gnu/rsyslog/omelasticsearch.so", "apt-get install rsyslog-elasticsearch");
        return new Rsyslog(service, shipperKey);
    }

    /// <summary>As nginx writes its access log.</summary>
    public Task AccessAsync(params IEnumerable<string> lines) => File.AppendAllLinesAsync(AccessLog, lines);

    /// <summary>As the log daemon writes auth.log.</summary>
    public Task AuthAsync(params IEnumerable<string> lines) => File.AppendAllLinesAsync(AuthLog, lines);

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
