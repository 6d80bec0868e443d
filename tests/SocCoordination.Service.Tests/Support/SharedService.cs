namespace SocCoordination.Service.Tests.Support;

/// <summary>One set-up service for a class of tests that do not disturb each other.</summary>
public class SharedService : IAsyncLifetime
{
    public RunningService Service { get; private set; } = null!;

    public virtual string[] Settings => ["--Ingest:SyslogPort=0"];

    public async ValueTask InitializeAsync() => Service = await RunningService.StartAsync(Settings);

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
