using System.Runtime.InteropServices;
using SocCoordination.Detection.Matching.Conditions;
using SocCoordination.Detection.Matching.Reading;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>
/// Which class an event is of, remembered by the values that decide it: a province's logs have some hundred
/// combinations of channel and event id.
/// </summary>
internal sealed class SourceCache(RulePlan plan)
{
    /// <summary>Log sources told by a value that an attacker chooses must not fill the memory.</summary>
    private const int EntryLimit = 4_096;

    private const int KeyLimit = 512;

    private readonly Dictionary<ulong, Entry> _entries = [];
    private readonly byte[] _key = new byte[KeyLimit + 8];

    public EventClass Find(EventContext context)
    {
        var length = plan.Selectors.Suffice ? WriteKey(context.Reader) : -1;
        if (length < 0) return Evaluate(context);
        var key = _key.AsSpan(0, length);
        var hash = Hash(key);
        ref var entry = ref CollectionsMarshal.GetValueRefOrNullRef(_entries, hash);
        if (!System.Runtime.CompilerServices.Unsafe.IsNullRef(ref entry) && key.SequenceEqual(entry.Key)) return entry.Class;
        if (_entries.Count == EntryLimit) _entries.Clear();
        var found = Evaluate(context);
        _entries[hash] = new Entry(key.ToArray(), found);
        return found;
    }

    private EventClass Evaluate(EventContext context) => plan.ClassOf([.. plan.Groups.Where(group => context.Holds(group.Events))]);

    /// <summary>Slot, kind and, where it matters, text of each selector; below zero where that is too long to remember.</summary>
    private int WriteKey(EventReader reader)
    {
        var length = 0;
        foreach (ref var value in reader.Values)
        {
            if (!plan.Selectors.IsSelector(value.Slot)) continue;
            var asked = plan.Selectors.IsValueAsked(value.Slot) ? value.Length : 0;
            if (length + asked + 8 > KeyLimit) return -1;
            MemoryMarshal.Write(_key.AsSpan(length), ((long)asked << 40) | ((long)value.Slot << 8) | (long)value.Kind);
            reader.Text.AsSpan(value.Start, asked).CopyTo(_key.AsSpan(length + 8));
            length += 8 + asked;
        }

        return length;
    }

    private static ulong Hash(ReadOnlySpan<byte> key)
    {
        var hash = (ulong)key.Length;
        while (key.Length >= 8)
        {
            hash = (hash ^ MemoryMarshal.Read<ulong>(key)) * 0x9E37_79B9_7F4A_7C15;
            hash ^= hash >> 32;
            key = key[8..];
        }

        foreach (var b in key) hash = (hash ^ b) * 0x9E37_79B9_7F4A_7C15;
        return hash ^ (hash >> 29);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(byte[] Key, EventClass Class);
}
