using System.Globalization;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Ingest;

/// <summary>
/// A loader sends numbered events through <c>_bulk</c> from several connections; the process is killed with SIGKILL at
/// random moments and restarted; the loader sends again what was not acknowledged. At the end every acknowledged event is
/// there once and no alert is doubled or missing.
/// </summary>
public sealed class When_the_service_is_killed
{
    private const int Kills = 20;
    private const int Connections = 4;

    [Fact]
    public async Task Should_keep_every_acknowledged_event_once_and_every_alert_once()
    {
        var seed = Environment.GetEnvironmentVariable("SOC_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        TestContext.Current.SendDiagnosticMessage("seed {0}", seed);
        string folder, shipperKey, apiKey;
        await using (var prepared = await RunningService.StartAsync())
        {
            folder = prepared.KeepFolder();
            (shipperKey, apiKey) = (prepared.Setup.ShipperKey, prepared.Setup.ApiKey);
        }

        try
        {
            await using var service = await ServiceProcess.StartAsync(folder);
            var loader = new NumberedLoader(shipperKey, service.Address);
            var loading = Enumerable.Range(0, Connections).Select(connection => loader.RunAsync(connection)).ToArray();
            var random = new Random(seed);
            for (var kill = 0; kill < Kills; kill++)
            {
                await Task.Delay(random.Next(150, 1200));
                await service.KillAsync();
                await service.StartAgainAsync();
            }

            loader.Finish();
            await Task.WhenAll(loading);
            try
            {
                await loader.CheckAsync(service.Address, apiKey, $"seed {seed}");
                Assert.Equal(0, await VerifyFromCommandLine.RunAsync(service.Folder, TestDatabase.SettingsOf(service.Folder), CancellationToken.None));
            }
            finally
            {
                lock (service.Output)
                    TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', service.Output.TakeLast(200)));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
