using MediatR;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Features.Demo;

/// <summary><c>--demo</c>: fills an empty installation before the doors open.</summary>
internal sealed partial class DemoStart(IServiceScopeFactory scopes, InstallationState installation, IOptions<DemoOptions> options, ILogger<DemoStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
            return;
        if (await installation.FindAsync(cancellationToken) is { } known)
        {
            if (!known.Demo)
                LogReal(log, known.Province);
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Part("demo");
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new StartDemo.Command(), cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "--demo is ignored: this folder holds the installation of {Province}, set up for real use. Give --data another folder for a trial.")]
    private static partial void LogReal(ILogger log, string province);
}
