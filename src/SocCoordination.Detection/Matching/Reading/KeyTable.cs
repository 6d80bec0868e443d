using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace SocCoordination.Detection.Matching.Reading;

/// <summary>
/// The children of every node of a <see cref="PathTree"/> by key, in one open-addressed table. A key is told by its first
/// and last eight bytes and its length, compared as three numbers; only longer ones have a middle to compare.
/// </summary>
internal sealed class KeyTable
{
    /// <summary>Bytes that may be read from the start of any key.</summary>
    public const int Width = 8;

    private readonly Entry[] _entries;
    private readonly byte[] _middles;
    private readonly uint _mask;

    public KeyTable(IReadOnlyList<(int Node, string Key, int Child)> edges)
    {
        var size = 16;
        while (size < edges.Count * 3) size *= 2;
        _entries = new Entry[size];
        _mask = (uint)size - 1;
        var middles = new List<byte>();
        foreach (var (node, key, child) in edges) Add(node, Encoding.UTF8.GetBytes(key), child, middles);
        _middles = [.. middles];
    }

    /// <summary>The child by the key at an offset of a text that goes on for <see cref="Width"/> bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int node, byte[] text, int start, int length) => Find(node, ref text[start], length);

    /// <summary>The child by a key that stands alone.</summary>
    /// <param name="padded">Room for <see cref="Width"/> bytes.</param>
    public int Find(int node, ReadOnlySpan<byte> key, Span<byte> padded)
    {
        if (key.Length >= Width) return Find(node, ref MemoryMarshal.GetReference(key), key.Length);
        padded.Clear();
        key.CopyTo(padded);
        return Find(node, ref padded[0], key.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(int node, ref byte key, int length)
    {
        var head = Unsafe.ReadUnaligned<ulong>(ref key);
        var tail = 0UL;
        if (length >= Width) tail = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref key, length - Width));
        else head &= (1UL << (8 * length)) - 1;
        ref var entries = ref MemoryMarshal.GetArrayDataReference(_entries);
        for (var at = Hash(node, head, tail, length); ; at++)
        {
            ref var entry = ref Unsafe.Add(ref entries, at & _mask);
            if (entry.Child == PathTree.Nowhere) return PathTree.Nowhere;
            if (entry.Head == head && entry.Tail == tail && entry.Node == node && entry.Length == length && (length <= 2 * Width || IsMiddle(entry, ref key)))
                return entry.Child;
        }
    }

    private bool IsMiddle(in Entry entry, ref byte key)
    {
        var length = entry.Length - (2 * Width);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref key, Width), length).SequenceEqual(_middles.AsSpan(entry.Middle, length));
    }

    private void Add(int node, byte[] key, int child, List<byte> middles)
    {
        Span<byte> padded = stackalloc byte[Width];
        key.AsSpan(0, Math.Min(key.Length, Width)).CopyTo(padded);
        var head = MemoryMarshal.Read<ulong>(padded);
        var tail = key.Length >= Width ? MemoryMarshal.Read<ulong>(key.AsSpan(key.Length - Width)) : 0;
        var at = Hash(node, head, tail, key.Length);
        while (_entries[at & _mask].Child != PathTree.Nowhere) at++;
        _entries[at & _mask] = new Entry { Head = head, Tail = tail, Node = node, Length = key.Length, Child = child, Middle = middles.Count };
        if (key.Length > 2 * Width) middles.AddRange(key.AsSpan(Width, key.Length - (2 * Width)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(int node, ulong head, ulong tail, int length)
    {
        var mixed = (head ^ (ulong)(uint)((node << 8) + length)) * 0x9E37_79B9_7F4A_7C15;
        mixed = (mixed ^ tail ^ (mixed >> 29)) * 0xBF58_476D_1CE4_E5B9;
        return (uint)(mixed >> 33);
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Entry
    {
        public ulong Head;
        public ulong Tail;
        public int Node;
        public int Length;
        public int Child;
        public int Middle;
    }
}
