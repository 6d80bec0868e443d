using System.Security.Cryptography;

namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>
/// Gives each event its place by arrival: the clock's microseconds, never the same twice, never backwards, and below
/// them a number of this process, so that two nodes never give the same place.
/// </summary>
internal sealed class ArrivalOrder(TimeProvider time, long last)
{
    private const int NodeBits = 10;
    private readonly long _node = RandomNumberGenerator.GetInt32(1 << NodeBits);
    private long _last = last >> NodeBits;

    public long Next()
    {
        while (true)
        {
            var before = Interlocked.Read(ref _last);
            var next = Math.Max(before + 1, time.GetUtcNow().Ticks / TimeSpan.TicksPerMicrosecond - (DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond));
            if (Interlocked.CompareExchange(ref _last, next, before) == before) return (next << NodeBits) | _node;
        }
    }
}
