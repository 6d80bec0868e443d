using SocCoordination.Events.Ecs;
using SocCoordination.Storage;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>Who brings events.</summary>
/// <param name="AgencyId">The agency of the key or of the sender's address.</param>
/// <param name="Via">The key's id, or <c>syslog:address</c>: see <see cref="Agencies.Model.LogSource"/>.</param>
/// <param name="Name">What people call it.</param>
internal sealed record IngestSource(int AgencyId, string Via, string Name);

/// <summary>What arrived together.</summary>
internal sealed class IngestBatch(IngestSource source, DateTimeOffset at)
{
    public IngestSource Source { get; } = source;

    public DateTimeOffset At { get; } = at;

    public List<EcsEvent> Events { get; } = [];

    public List<RejectedLine> Rejected { get; } = [];

    public void Reject(string reason, ReadOnlyMemory<byte> line)
    {
        const int kept = 8 << 10;
        Rejected.Add(new RejectedLine(At, Source.AgencyId, Source.Name, reason, line[..Math.Min(line.Length, kept)].ToArray(), line.Length));
    }
}
