using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Data;
using SocCoordination.Service.Data.Databases;
using SocCoordination.Service.Features.Demo.Play;
using SocCoordination.Service.Features.Demo.Stories;
using SocCoordination.Service.Features.Ingest;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Features.Demo;

/// <summary>Plays the trial: traffic, attacks, officers, a shift and the liaison, each through the doors that everybody has. Sleeps unless the installation is marked a demo.</summary>
internal sealed partial class DemoSimulator(
    IHostApplicationLifetime lifetime, IServer server, InstallationState installation, DataFolder folder, IOptions<DemoOptions> options, IOptions<IngestOptions> ingest,
    TimeProvider clock, ILogger<DemoSimulator> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Simulate)
            return;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        // A trial may be started from the set-up page at any time; a real installation never becomes one.
        if (!(await SetUpAsync(stoppingToken)).Demo || await DemoSecrets.ReadAsync(folder, stoppingToken) is not { } secrets)
            return;
        using var http = new HttpClient { BaseAddress = OwnAddress() };
        var doors = new DemoDoors(http, secrets, ingest.Value.SyslogPort);
        await Task.WhenAll(Parts(doors, secrets).Select(part => KeepAsync(part.Name, part.Run, stoppingToken)));
    }

    private async Task<Installation> SetUpAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                if (await installation.FindAsync(stoppingToken) is { } known)
                    return known;
            }
            catch (Exception error) when (DatabaseAway.Is(error))
            {
                // It comes back; an error that left here would stop the service.
            }

            await Task.Delay(LookAgain, clock, stoppingToken);
        }
    }

    private IEnumerable<(string Name, Func<CancellationToken, Task> Run)> Parts(DemoDoors doors, DemoSecrets secrets)
    {
        var settings = options.Value;
        var seed = settings.Seed != 0 ? settings.Seed : Random.Shared.Next();
        // Windows numbers its events; a start later than the last one's end keeps the numbers new.
        var record = clock.GetUtcNow().ToUnixTimeSeconds() * 1000;
        var template = new LineTemplate(installation.Zone, () => Interlocked.Increment(ref record));
        yield return ("traffic", new PlayTraffic(doors, template, settings, clock, new Random(seed)).RunAsync);
        yield return ("attacks", new PlayAttacks(doors, template, settings, clock, new Random(seed + 1)).RunAsync);
        yield return ("officers", new PlayReports(doors, secrets, settings, clock).RunAsync);
        yield return ("shift", new PlayShift(doors, secrets, clock).RunAsync);
        yield return ("liaison", new PlayLiaison(doors, secrets, clock).RunAsync);
    }

    private async Task KeepAsync(string part, Func<CancellationToken, Task> run, CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await run(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogTrouble(log, part, error.Message);
                await Task.Delay(AfterTrouble, clock, stoppingToken);
            }
        }
    }

    /// <summary>Where this service listens, as this machine reaches it.</summary>
    private Uri OwnAddress()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.OrderBy(one => one.StartsWith("https", StringComparison.Ordinal)).FirstOrDefault() ?? "http://127.0.0.1:5080";
        return new Uri(address.Replace("//*", "//127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The trial's {Part} stopped for a moment: {Reason}")]
    private static partial void LogTrouble(ILogger log, string part, string reason);
}
