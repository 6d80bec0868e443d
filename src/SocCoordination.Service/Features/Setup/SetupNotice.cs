using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace SocCoordination.Service.Features.Setup;

/// <summary>Says on the console, at the start of an empty installation, which address to open and the one-time code for another machine.</summary>
internal sealed class SetupNotice(IHostApplicationLifetime lifetime, IServer server, InstallationState installation, SetupDoor door) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        if (await installation.FindAsync(stoppingToken) is not null)
            return;
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/');
        // Not through the log: the code belongs to whoever sees this console, not to whoever reads the log files.
        Console.Out.WriteLine(
            $"""

              SocCoordination chưa được cài đặt / is not set up yet.
              Mở trên máy này / open on this machine:      {address}/setup
              Từ máy khác cần mã / from elsewhere, code:   {door.Code}

            """);
    }
}
