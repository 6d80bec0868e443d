using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using SocCoordination.Events.Framing;
using SocCoordination.Events.Normalisation;
using SocCoordination.Service.Access;

namespace SocCoordination.Service.Features.Ingest;

/// <summary><c>POST /_bulk</c> and <c>/{index}/_bulk</c>, as Elasticsearch answers them. A 200 means durable, with the alerts recorded.</summary>
internal sealed class BulkDoor(IngestPipeline pipeline, Normaliser normaliser, BytesAtWork atWork, CallerContext context, IOptions<IngestOptions> options, TimeProvider clock)
{
    public async Task TakeAsync(HttpContext http, string? index)
    {
        var started = clock.GetTimestamp();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.Value.MaxRequestBytes;
        using var taken = atWork.Take(http.Request.ContentLength ?? options.Value.MaxRequestBytes / 8);
        var answered = AnsweredRequests.Of(http);
        byte[] hash;
        BulkAnswer answer;
        IngestBatch batch;
        using (var body = await RequestBody.ReadAsync(http.Request, options.Value, http.RequestAborted))
        {
            hash = body.Hash();
            batch = new IngestBatch(SourceOf(context.Caller), clock.GetUtcNow());
            answer = Read(body, index, hash, answered?.Before(hash) ?? 0, http, batch);
        }

        // Once the events are read the shipper may hang up: what it sent is taken all the same, and its repeat is known as one.
        var outcome = await pipeline.TakeAsync(batch, CancellationToken.None);
        answer.Stored(outcome);
        answered?.Answered(hash);
        await answer.WriteAsync(http, clock.GetElapsedTime(started));
    }

    private static IngestSource SourceOf(Caller caller) =>
        new(caller.AgencyId ?? throw new IngestRefusal(StatusCodes.Status403Forbidden, "security_exception", "this key belongs to no agency; use a shipper key"), caller.Id["key:".Length..], caller.Name);

    private BulkAnswer Read(RequestBody body, string? index, byte[] hash, long occurrence, HttpContext http, IngestBatch batch)
    {
        var answer = new BulkAnswer();
        var reader = new BulkReader(body.Bytes, index);
        while (reader.TryRead(out var item))
        {
            var error = item.Error;
            if (error is null)
            {
                var normalised = normaliser.Normalise(new Arrival
                {
                    AgencyId = batch.Source.AgencyId,
                    At = batch.At,
                    Kind = ArrivalKind.Document,
                    Payload = item.Document,
                    Source = batch.Source.Name,
                    Sender = http.Connection.RemoteIpAddress,
                    GivenId = item.Id,
                    RequestHash = hash,
                    Position = item.Position,
                    Occurrence = occurrence,
                });
                if (normalised.IsEvent)
                {
                    answer.Accept(item, normalised.Event.Id, batch.Events.Count);
                    batch.Events.Add(normalised.Event);
                    continue;
                }

                error = normalised.Rejection;
            }

            answer.Refuse(item, error);
            // The document stands in the line after its action.
            var line = item.Error is null ? item.Line + 1 : item.Line;
            batch.Reject(string.Create(CultureInfo.InvariantCulture, $"{error.Reason} (item {item.Position + 1}, line {line} of the request)"), item.Document);
        }

        if (reader.Error is { } broken)
            throw new IngestRefusal(broken.Status, broken.Type, broken.Reason);
        return answer;
    }
}
