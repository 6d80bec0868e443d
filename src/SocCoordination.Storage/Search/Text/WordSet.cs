using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SocCoordination.Storage.Search.Text;

/// <summary>
/// Words, each once, written one after another with a space behind each. Hashes are seeded by the process, so that
/// nobody can send a line whose words all fall into one slot.
/// </summary>
internal sealed class WordSet
{
    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private static readonly ulong Multiplier = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;

    private readonly ArrayBufferWriter<byte> _text = new(4096);
    private int[] _slots = new int[256];
    private int _count;

    /// <summary>The words written so far.</summary>
    public ReadOnlySpan<byte> Text => _text.WrittenSpan;

    public void Clear()
    {
        _text.ResetWrittenCount();
        Array.Clear(_slots);
        _count = 0;
    }

    public void Add(ReadOnlySpan<byte> word)
    {
        ref var slot = ref Slot(word);
        if (slot != 0) return;
        slot = _text.WrittenCount + 1;
        _text.Write(word);
        _text.Write(" "u8);
        if (++_count * 2 > _slots.Length) Grow();
    }

    /// <summary>The slot that holds the word, or the free one where it belongs. A slot is the word's place plus one; 0 is free.</summary>
    private ref int Slot(ReadOnlySpan<byte> word)
    {
        for (var i = Hash(word); ; i++)
        {
            ref var slot = ref _slots[i & (_slots.Length - 1)];
            if (slot == 0 || IsAt(slot - 1, word)) return ref slot;
        }
    }

    private static int Hash(ReadOnlySpan<byte> word)
    {
        var hash = Seed + (ulong)word.Length;
        for (; word.Length >= sizeof(ulong); word = word[sizeof(ulong)..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(word));
        var rest = 0UL;
        for (var i = 0; i < word.Length; i++)
            rest = (rest << 8) | word[i];
        return (int)Mix(hash ^ rest);
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, Multiplier, out var low);
        return high ^ low;
    }

    private bool IsAt(int place, ReadOnlySpan<byte> word)
    {
        var rest = _text.WrittenSpan[place..];
        return rest.Length > word.Length && rest[word.Length] == ' ' && rest.StartsWith(word);
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new int[old.Length * 2];
        foreach (var slot in old)
        {
            if (slot == 0) continue;
            var rest = _text.WrittenSpan[(slot - 1)..];
            Slot(rest[..rest.IndexOf((byte)' ')]) = slot;
        }
    }
}
