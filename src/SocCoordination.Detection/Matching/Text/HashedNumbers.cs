using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>Small numbers by a key; several may share it. Open addressing, at most half full.</summary>
internal sealed class HashedNumbers
{
    private readonly Entry[] _entries;
    private readonly uint _mask;

    public HashedNumbers(IReadOnlyList<(ulong Key, int Number)> numbers)
    {
        Count = numbers.Count;
        var size = 8;
        while (size < numbers.Count * 4) size *= 2;
        _entries = new Entry[size];
        _mask = (uint)size - 1;
        foreach (var (key, number) in numbers)
        {
            var at = Hash(key) & _mask;
            while (_entries[at].Number != 0) at = (at + 1) & _mask;
            _entries[at] = new Entry { Key = key, Number = number + 1 };
        }
    }

    public int Count { get; }

    /// <summary>The number at a place that <see cref="First"/> or <see cref="Next"/> gave.</summary>
    public int this[int at] => _entries[at].Number - 1;

    /// <summary>The first place of a key; below zero: none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int First(ulong key) => Probe(Hash(key) & _mask, key);

    public int Next(int at, ulong key) => Probe(((uint)at + 1) & _mask, key);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Probe(uint at, ulong key)
    {
        ref var entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        while (true)
        {
            ref var entry = ref Unsafe.Add(ref entries, at);
            if (entry.Number == 0) return -1;
            if (entry.Key == key) return (int)at;
            at = (at + 1) & _mask;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ulong key) => (uint)((key * 0x9E37_79B9_7F4A_7C15) >> 32);

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public ulong Key;

        /// <summary>Plus one; 0: free.</summary>
        public int Number;
    }
}
