using Microsoft.AspNetCore.Connections.Features;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>
/// Tells a repeat from an equal request. A shipper that lost our answer has lost its connection too and comes again on a new
/// one; the same bytes again on a connection that took its answer are new events that merely read the same.
/// </summary>
internal sealed class AnsweredRequests
{
    private const int Remembered = 1024;
    private readonly Dictionary<UInt128, long> _answered = [];
    private readonly Queue<UInt128> _order = new();

    /// <summary>The record of this request's connection. Behind a proxy, connections say nothing of the shipper: every repeat is one.</summary>
    public static AnsweredRequests? Of(HttpContext http)
    {
        if (http.Request.Headers.ContainsKey("X-Forwarded-For") || http.Request.Headers.ContainsKey("Forwarded") || http.Request.Headers.ContainsKey("Via"))
            return null;
        if (http.Features.Get<IConnectionItemsFeature>()?.Items is not { } items)
            return null;
        lock (items)
        {
            if (items.TryGetValue(typeof(AnsweredRequests), out var known))
                return (AnsweredRequests)known!;
            var made = new AnsweredRequests();
            items[typeof(AnsweredRequests)] = made;
            return made;
        }
    }

    /// <summary>How often this request was answered here before.</summary>
    public long Before(byte[] hash)
    {
        lock (_answered)
            return _answered.GetValueOrDefault(Key(hash));
    }

    public void Answered(byte[] hash)
    {
        var key = Key(hash);
        lock (_answered)
        {
            if (_answered.TryGetValue(key, out var times))
            {
                _answered[key] = times + 1;
                return;
            }

            _answered[key] = 1;
            _order.Enqueue(key);
            if (_order.Count > Remembered)
                _answered.Remove(_order.Dequeue());
        }
    }

    private static UInt128 Key(byte[] hash) => System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(hash);
}
