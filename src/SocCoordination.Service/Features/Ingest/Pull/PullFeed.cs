using SocCoordination.Events.Framing;
using SocCoordination.Events.Normalisation;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>Gives pages to the same path as every door; an <c>_id</c> identifies here as it does in <see cref="BulkDoor"/>.</summary>
internal sealed class PullFeed(IngestPipeline pipeline, Normaliser normaliser, BytesAtWork atWork, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Completes when the page is durable and its alerts are recorded; waits for as long as the store cannot take it.</summary>
    public async Task TakeAsync(IngestSource source, RemoteShard shard, RemotePage page, PullState state, CancellationToken cancellationToken)
    {
        if (page.Documents.Count == 0)
            return;
        var batch = Normalise(source, shard, page);
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                using var taken = atWork.Take(RemotePages.MostBytes);
                // A page that is begun is finished: a stop waits for it.
                await pipeline.TakeAsync(batch, CancellationToken.None);
                break;
            }
            catch (IngestRefusal refusal)
            {
                state.Change(figures => figures with { Problem = refusal.Message, ProblemSince = figures.ProblemSince ?? clock.GetUtcNow() });
                await Task.Delay(refusal.RetryAfter ?? pause, clock, cancellationToken);
            }
        }

        state.Change(figures => figures with { Taken = figures.Taken + batch.Events.Count, Rejected = figures.Rejected + batch.Rejected.Count });
    }

    private IngestBatch Normalise(IngestSource source, RemoteShard shard, RemotePage page)
    {
        var batch = new IngestBatch(source, clock.GetUtcNow());
        foreach (var document in page.Documents)
        {
            var reason = Problem(document, page.Oversized);
            if (reason is null)
            {
                var normalised = normaliser.Normalise(new Arrival
                {
                    AgencyId = source.AgencyId,
                    At = batch.At,
                    Kind = ArrivalKind.Document,
                    Payload = document.Source,
                    Source = source.Name,
                    GivenId = document.Id,
                });
                if (normalised.IsEvent)
                {
                    batch.Events.Add(normalised.Event);
                    continue;
                }

                reason = normalised.Rejection.Reason;
            }

            batch.Reject($"{reason} ({shard.Index}, _id {System.Text.Encoding.UTF8.GetString(document.Id.Span)})", document.Source);
        }

        return batch;
    }

    private static string? Problem(RemoteDocument document, bool oversized)
    {
        var limit = FramingLimits.Default.DocumentBytes;
        return oversized ? $"the document has more than {RemotePages.MostBytes} bytes, the limit is {limit}"
            : document.Source.IsEmpty ? "the index keeps no _source of the document"
            : document.Source.Length > limit ? $"the document has {document.Source.Length} bytes, the limit is {limit}"
            : null;
    }
}
