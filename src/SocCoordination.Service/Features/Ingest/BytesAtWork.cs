using Microsoft.Extensions.Options;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>Bounds the memory of all requests together: who comes when it is full is told to come again, and keeps its batch.</summary>
internal sealed class BytesAtWork(IOptions<IngestOptions> options)
{
    /// <summary>What a body costs while it is worked on: itself, and the events made of it.</summary>
    private const int Factor = 3;
    private long _bytes;

    /// <exception cref="IngestRefusal">Full.</exception>
    public IDisposable Take(long announced)
    {
        var cost = Factor * Math.Max(announced, 64 << 10);
        // A single large request is let in when nothing else is at work, else it could never be.
        if (Interlocked.Add(ref _bytes, cost) is var all && all > options.Value.MaxBytesAtWork && all > cost)
        {
            Interlocked.Add(ref _bytes, -cost);
            throw IngestRefusal.Busy("too many bytes are being worked on; send again in a moment", TimeSpan.FromSeconds(1));
        }

        return new Taken(this, cost);
    }

    private sealed class Taken(BytesAtWork owner, long cost) : IDisposable
    {
        public void Dispose() => Interlocked.Add(ref owner._bytes, -cost);
    }
}
