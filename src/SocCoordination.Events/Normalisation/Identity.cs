using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Normalisation;

/// <summary>
/// Tells a repeat from a new event that merely reads the same. The first of these that is known decides: what the source
/// numbers, the id that the shipper gave, the place in the request. The line itself is always part of it, since numbers
/// start again after a rotation or a cleared log.
/// </summary>
internal sealed class Identity
{
    private const int MostKept = 1024 * 1024;
    private static readonly byte[] ThisProcess = RandomNumberGenerator.GetBytes(16);
    private static readonly EcsField EventData = new("winlog.event_data");
    private static readonly EcsField UserData = new("winlog.user_data");
    private static long _frames;
    private ArrayBufferWriter<byte> _parts = new(1024);

    /// <summary>Which of the ways identifies; part of the hash, so that they cannot meet.</summary>
    private enum Way
    {
        Frame,
        WindowsRecord,
        JournalCursor,
        FileOffset,
        GivenId,
        Request,
    }

    public EventId Of(in Arrival arrival, EventDraft draft)
    {
        if (_parts.Capacity > MostKept)
            _parts = new ArrayBufferWriter<byte>(1024);
        _parts.ResetWrittenCount();
        AddNumber(arrival.AgencyId);
        var way = Choose(arrival, draft);
        AddNumber((long)way);
        switch (way)
        {
            case Way.Frame:
                Add(ThisProcess);
                AddNumber(Interlocked.Increment(ref _frames));
                return EventId.From(draft.LineTime, _parts.WrittenSpan);
            case Way.WindowsRecord:
                AddWindowsRecord(draft);
                break;
            case Way.JournalCursor:
                Add(draft.Number.JournalCursor.Span);
                break;
            case Way.FileOffset:
                AddFile(draft);
                break;
            case Way.GivenId:
                Add(arrival.GivenId.Span);
                break;
            default:
                Add(arrival.RequestHash.Span);
                AddNumber(arrival.Position);
                AddNumber(arrival.Occurrence);
                break;
        }

        Add(draft.Line.Raw.Span);
        return EventId.From(Time(way, draft), _parts.WrittenSpan);
    }

    private static Way Choose(in Arrival arrival, EventDraft draft)
    {
        if (arrival.Kind == ArrivalKind.SyslogFrame)
            return Way.Frame;
        if (draft.Number.IsWindows)
            return Way.WindowsRecord;
        if (!draft.Number.JournalCursor.IsEmpty)
            return Way.JournalCursor;
        if (!draft.Number.Offset.IsEmpty && (!draft.Line.Path.IsEmpty || draft.Tree.Has(Fields.LogFileInode) || draft.Tree.Has(Fields.LogFileFingerprint)))
            return Way.FileOffset;
        return arrival.GivenId.IsEmpty ? Way.Request : Way.GivenId;
    }

    /// <summary>A shipper that reads a file again says another time for a line that carries none: then the id has none.</summary>
    private static DateTimeOffset? Time(Way way, EventDraft draft) =>
        draft.LineTime ?? (way is Way.FileOffset or Way.GivenId && !draft.Line.IsEmpty ? null : draft.ShippedTime);

    private void AddFile(EventDraft draft)
    {
        var tree = draft.Tree;
        Add(tree.TextOf(Fields.HostName).Span);
        if (tree.TextOf(Fields.LogFileFingerprint) is { IsEmpty: false } fingerprint)
        {
            Add(fingerprint.Span);
        }
        else if (tree.TextOf(Fields.LogFileInode) is { IsEmpty: false } inode)
        {
            Add(tree.TextOf(Fields.LogFileDevice).Span);
            Add(inode.Span);
        }
        else
        {
            Add(draft.Line.Path.Span);
        }

        Add(draft.Number.Offset.Span);
    }

    private void AddWindowsRecord(EventDraft draft)
    {
        Add(draft.Number.Computer.Span);
        Add(draft.Number.Channel.Span);
        Add(draft.Number.Record.Span);
        Add(draft.Tree.TextOf(Fields.EventCode).Span);
        AddNumber(draft.ShippedTime?.UtcTicks ?? 0);
        AddChildren(draft.Tree, draft.Tree.Find(EventData));
        AddChildren(draft.Tree, draft.Tree.Find(UserData));
    }

    private void AddChildren(EventTree tree, int parent)
    {
        if (parent == EventTree.None || tree.KindOf(parent) is not (NodeKind.Object or NodeKind.Array))
            return;
        for (var child = tree.FirstChild(parent); child != EventTree.None; child = tree.NextSibling(child))
        {
            Add(tree.NameOf(child).Span);
            Add(tree.JsonOf(child).Span);
            AddChildren(tree, child);
        }
    }

    /// <summary>Each part with its length before it: "ab" and "c" are not "a" and "bc".</summary>
    private void Add(ReadOnlySpan<byte> part)
    {
        AddNumber(part.Length);
        _parts.Write(part);
    }

    private void AddNumber(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(_parts.GetSpan(sizeof(long)), number);
        _parts.Advance(sizeof(long));
    }
}
