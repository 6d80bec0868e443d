using Microsoft.Extensions.Options;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Service.Features.Detection;

/// <summary>
/// The rules in force, and their reload: everything is loaded and checked first, then swapped at once. Bad files are set
/// aside with their faults, the others run; where nothing at all can be loaded, the running set stays.
/// </summary>
internal sealed partial class RuleBook : BackgroundService
{
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(300);
    private readonly IOptionsMonitor<RulesOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<RuleBook> _log;
    private readonly SemaphoreSlim _changed = new(0);
    private volatile RulesInForce _current;
    private string _seen;

    public RuleBook(IOptionsMonitor<RulesOptions> options, TimeProvider clock, ILogger<RuleBook> log)
    {
        (_options, _clock, _log) = (options, clock, log);
        _seen = Fingerprint();
        _current = LoadNow();
        Say(_current);
    }

    public RulesInForce Current => _current;

    public override void Dispose()
    {
        _changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var watchers = new Watchers(Folders(), () => _changed.Release());
        while (!stoppingToken.IsCancellationRequested)
        {
            await _changed.WaitAsync(_options.CurrentValue.Look, stoppingToken);
            // An editor or a copy writes several times: wait for it to finish.
            await Task.Delay(Settle, _clock, stoppingToken);
            var now = Fingerprint();
            if (now == _seen)
                continue;
            _seen = now;
            Reload();
        }
    }

    private void Reload()
    {
        var loaded = LoadNow();
        if (loaded.Set.Rules.Length == 0 && _current.Set.Rules.Length > 0)
        {
            LogKept(_log, _current.Set.Rules.Length);
            return;
        }

        _current = loaded;
        Say(loaded);
    }

    private RulesInForce LoadNow() => new(RuleLoader.Load(Folders(), _options.CurrentValue.Mappings), _clock.GetUtcNow());

    private List<string> Folders() => [.. _options.CurrentValue.AllFolders.Where(Directory.Exists)];

    /// <summary>Names, sizes and times of all rule files: what changes when a file does.</summary>
    private string Fingerprint()
    {
        var files = Folders().SelectMany(folder => Directory.EnumerateFiles(folder, "*.y*ml", SearchOption.AllDirectories)).Concat(_options.CurrentValue.Mappings)
            .Order(StringComparer.Ordinal).Select(path => new FileInfo(path)).Where(file => file.Exists);
        return string.Join('\n', files.Select(file => FormattableString.Invariant($"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}")));
    }

    private void Say(RulesInForce rules)
    {
        LogLoaded(_log, rules.Set.Rules.Length, rules.Load.RefusedCount);
        foreach (var error in rules.Load.Errors.Take(20))
            LogRefused(_log, error.ToString());
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Rules} rules in force, {Refused} refused.")]
    private static partial void LogLoaded(ILogger log, int rules, int refused);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rule refused: {Diagnostic}")]
    private static partial void LogRefused(ILogger log, string diagnostic);

    [LoggerMessage(Level = LogLevel.Error, Message = "No rule could be loaded from the changed folders; the {Rules} rules that ran go on.")]
    private static partial void LogKept(ILogger log, int rules);

    private sealed class Watchers(IEnumerable<string> folders, Action changed) : IDisposable
    {
        private readonly List<FileSystemWatcher> _watchers = [.. folders.Select(folder => Watch(folder, changed))];

        public void Dispose() => _watchers.ForEach(watcher => watcher.Dispose());

        private static FileSystemWatcher Watch(string folder, Action changed)
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, _) => changed();
            watcher.Created += (_, _) => changed();
            watcher.Deleted += (_, _) => changed();
            watcher.Renamed += (_, _) => changed();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
    }
}
