using System.Net;
using SocCoordination.Events.Framing.Syslog;
using SocCoordination.Events.Normalisation;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Operations;
using SocCoordination.Storage;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>Takes syslog messages of one sender. The agency is the one that named the sender's address; a message from anyone else is refused, kept and counted.</summary>
internal sealed partial class SyslogDoor(
    IngestPipeline pipeline, Normaliser normaliser, SyslogSenders senders, IEventWriter store, Telemetry telemetry, TimeProvider clock, ILogger<SyslogDoor> log)
{
    /// <summary>A stranger's messages are kept at most so often: they must not push the agencies' own rejected lines out.</summary>
    private static readonly TimeSpan StrangersEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private readonly Dictionary<IPAddress, DateTimeOffset> _strangers = [];

    /// <summary>Stores the messages, waiting for as long as the store cannot take them: a syslog sender knows no answer.</summary>
    public async Task TakeAsync(IPAddress sender, IReadOnlyList<SyslogFrame> frames, CancellationToken cancellationToken)
    {
        var address = sender.IsIPv4MappedToIPv6 ? sender.MapToIPv4() : sender;
        if (await senders.FindAsync(address, cancellationToken) is not { } known)
        {
            await RefuseStrangerAsync(address, frames, cancellationToken);
            return;
        }

        var batch = Normalise(new IngestSource(known.Agency, "syslog:" + address, known.Name), address, frames);
        for (var pause = TimeSpan.FromMilliseconds(100); ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await pipeline.TakeAsync(batch, cancellationToken);
                return;
            }
            catch (IngestRefusal refusal)
            {
                LogWaiting(log, address, refusal.Message);
                await Task.Delay(pause, clock, cancellationToken);
            }
        }
    }

    private IngestBatch Normalise(IngestSource source, IPAddress sender, IReadOnlyList<SyslogFrame> frames)
    {
        var batch = new IngestBatch(source, clock.GetUtcNow());
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].Cut > 0)
                batch.Reject(FormattableString.Invariant($"the message has {frames[i].Cut} bytes; its first {frames[i].Bytes.Length} are kept as an event"), frames[i].Bytes);
            var normalised = normaliser.Normalise(new Arrival
            {
                AgencyId = source.AgencyId,
                At = batch.At,
                Kind = ArrivalKind.SyslogFrame,
                Payload = frames[i].Bytes,
                Source = source.Name,
                Sender = sender,
                Position = i,
            });
            if (normalised.IsEvent)
                batch.Events.Add(normalised.Event);
            else
                batch.Reject(normalised.Rejection.Reason, frames[i].Bytes);
        }

        return batch;
    }

    private async Task RefuseStrangerAsync(IPAddress sender, IReadOnlyList<SyslogFrame> frames, CancellationToken cancellationToken)
    {
        telemetry.Taken(0, frames.Count);
        var now = clock.GetUtcNow();
        lock (_strangers)
        {
            if (_strangers.TryGetValue(sender, out var last) && now - last < StrangersEvery)
                return;
            if (_strangers.Count > 10_000)
                _strangers.Clear();
            _strangers[sender] = now;
        }

        var reason = $"no agency has named {sender} as its syslog sender; an administrator can add it on the agency's page";
        await store.RejectAsync([new RejectedLine(now, null, "syslog:" + sender, reason, frames[0].Bytes.ToArray(), frames[0].Bytes.Length)], cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Syslog from {Sender} waits for the event store: {Reason}")]
    private static partial void LogWaiting(ILogger log, IPAddress sender, string reason);
}
