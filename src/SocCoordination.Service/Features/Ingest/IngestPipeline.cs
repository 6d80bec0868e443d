using SocCoordination.Service.Features.Detection;
using SocCoordination.Service.Operations;
using SocCoordination.Storage;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>
/// Takes a batch: when it completes, the events are durable, their matches are logged and the alerts of single events recorded;
/// those of correlations too on the node that correlates, and a moment later where that is another. When it fails, the same
/// batch may come again.
/// </summary>
internal sealed class IngestPipeline(IEventWriter store, EventDetector detector, DetectionRecorder recorder, SourceTracker sources, Telemetry telemetry)
{
    /// <returns>What the store did with each event.</returns>
    /// <exception cref="IngestRefusal">The store is busy or down; nothing of the batch counts.</exception>
    public async Task<AppendOutcome> TakeAsync(IngestBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await store.RejectAsync(batch.Rejected, cancellationToken);
            // On a repeated batch too: its alerts may not have been recorded before the crash.
            var matches = detector.Match(batch.Events);
            var outcome = await store.AppendAsync(batch.Events, cancellationToken);
            await recorder.RecordAsync(matches, batch.At);
            sources.Saw(batch, outcome);
            telemetry.Taken(outcome.Stored, batch.Rejected.Count);
            return outcome;
        }
        catch (EventStoreBusyException busy)
        {
            throw IngestRefusal.Busy(busy.Message, busy.RetryAfter);
        }
        catch (EventStoreUnavailableException down)
        {
            throw IngestRefusal.Unavailable(down.Message);
        }
    }
}
