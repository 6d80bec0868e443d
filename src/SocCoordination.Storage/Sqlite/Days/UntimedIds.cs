using System.Numerics;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Storage.Sqlite.Days;

/// <summary>
/// Remembers a day's ids that carry no time, in a Bloom filter of 12 bits each: an id that is none of them is known as
/// such without opening the file, but for one in some three hundred. Ids with a time need none of this, see <see cref="Day.MayHold"/>.
/// </summary>
internal sealed class UntimedIds
{
    private const int BitsEach = 12, Probes = 6;
    private readonly ulong[] _words;
    private readonly long _capacity;
    private long _count;

    public UntimedIds(long capacity)
    {
        _capacity = Math.Max(capacity, 64);
        _words = new ulong[BitOperations.RoundUpToPowerOf2((ulong)(_capacity * BitsEach)) / 64];
    }

    /// <summary>True when it holds so many more than it was made for that it no longer tells them apart.</summary>
    public bool IsOverfull => _count > _capacity * 2;

    public void Add(EventId id)
    {
        _count++;
        for (var probe = 0; probe < Probes; probe++) Word(id, probe, out var bit) |= bit;
    }

    public bool MayHold(EventId id)
    {
        for (var probe = 0; probe < Probes; probe++)
        {
            if ((Word(id, probe, out var bit) & bit) == 0) return false;
        }
        return true;
    }

    // The id's lower 80 bits are a SHA-256's: two parts of it are hashes enough.
    private ref ulong Word(EventId id, int probe, out ulong bit)
    {
        var place = (ulong)id.Value + ((ulong)probe * ((ulong)(id.Value >> 16) | 1));
        bit = 1UL << (int)(place & 63);
        return ref _words[(place >> 6) & (ulong)(_words.Length - 1)];
    }
}
