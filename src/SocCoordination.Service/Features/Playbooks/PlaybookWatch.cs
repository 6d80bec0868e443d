using System.Globalization;
using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace SocCoordination.Service.Features.Playbooks;

/// <summary>
/// Reads the folder anew when its files changed: told by the system where it tells, and by looking every so often where it
/// does not. Waits until the folder is quiet, so that half-copied files are not read.
/// </summary>
internal sealed partial class PlaybookWatch(PlaybookLibrary library, IOptions<PlaybookOptions> options, TimeProvider clock, ILogger<PlaybookWatch> log) : BackgroundService
{
    private readonly Channel<bool> _told = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watcher = Watch();
        var read = Fingerprint();
        // A change between the first reading and now.
        library.Reload();
        while (!stoppingToken.IsCancellationRequested)
        {
            await WaitAsync(stoppingToken);
            try
            {
                var seen = await QuietAsync(stoppingToken);
                if (seen == read)
                    continue;
                library.Reload();
                read = seen;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                LogUnreadable(fault, library.Folder);
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        using var timer = clock.CreateTimer(_ => _told.Writer.TryWrite(true), null, options.Value.Look, Timeout.InfiniteTimeSpan);
        await _told.Reader.ReadAsync(cancellationToken);
    }

    /// <summary>The state of the folder once it stopped changing.</summary>
    private async Task<string> QuietAsync(CancellationToken cancellationToken)
    {
        var before = Fingerprint();
        while (true)
        {
            await Task.Delay(options.Value.Quiet, clock, cancellationToken);
            var now = Fingerprint();
            if (now == before)
                return now;
            before = now;
        }
    }

    private string Fingerprint()
    {
        if (!Directory.Exists(library.Folder))
            return "";
        var files = new DirectoryInfo(library.Folder).EnumerateFiles("*.yml", SearchOption.AllDirectories).Take(Reading.PlaybookLimits.Files * 4);
        return string.Join('\n', files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")).Order(StringComparer.Ordinal));
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(library.Folder, "*.yml") { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => _told.Writer.TryWrite(true);
            watcher.Created += (_, _) => _told.Writer.TryWrite(true);
            watcher.Deleted += (_, _) => _told.Writer.TryWrite(true);
            watcher.Renamed += (_, _) => _told.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or PlatformNotSupportedException)
        {
            LogUnwatched(fault, library.Folder, options.Value.Look);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "the folder {Folder} cannot be read; what is in force stays")]
    private partial void LogUnreadable(Exception fault, string folder);

    [LoggerMessage(LogLevel.Information, "changes of {Folder} are found by looking every {Look}")]
    private partial void LogUnwatched(Exception fault, string folder, TimeSpan look);
}
