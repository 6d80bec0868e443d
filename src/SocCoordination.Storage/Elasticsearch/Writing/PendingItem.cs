using System.Buffers;
using System.Text;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>An event on its way into its day's index, as it stands in a bulk request.</summary>
internal sealed class PendingItem(EcsEvent stored, long sequence)
{
    public EcsEvent Event => stored;

    /// <summary>Its place by arrival; also tells what this append has stored from what another has.</summary>
    public long Sequence => sequence;

    public DateOnly Day { get; } = DateOnly.FromDateTime(stored.Ingested.UtcDateTime);

    /// <summary>The action's line and the event's.</summary>
    public ReadOnlyMemory<byte> Lines { get; private set; }

    public bool IsRaw { get; private set; }

    /// <summary>Whether the store had it before.</summary>
    public bool IsRepeated { get; set; }

    /// <summary>Whether it was sent and no answer came: it may be there.</summary>
    public bool MayBeStored { get; set; }

    public void Write(IndexNames names, bool asRaw)
    {
        IsRaw = asRaw;
        var lines = new ArrayBufferWriter<byte>((stored.Document.Length * 3 / 2) + 512);
        Encoding.ASCII.GetBytes($"{{\"create\":{{\"_index\":\"{names.OfDay(Day)}\",\"_id\":\"{stored.Id}\"}}}}\n", lines);
        EventBody.Write(stored, sequence, asRaw, lines);
        lines.Write("\n"u8);
        Lines = lines.WrittenMemory;
    }
}
