using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Journal;

/// <summary>Wakes the readers of the journal, and whoever works on duty, when another node writes or calls.</summary>
internal sealed partial class JournalEar(IDatabaseKind database, NodeDuty duty, JournalSignal signal, TimeProvider clock, ILogger<JournalEar> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await database.ListenAsync(duty, Wake, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                LogDeaf(log, error.GetBaseException().Message);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    private void Wake()
    {
        signal.Raise();
        duty.Call();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What other nodes write is not heard for now ({Reason}); trying again, and looking every second meanwhile.")]
    private static partial void LogDeaf(ILogger log, string reason);
}
