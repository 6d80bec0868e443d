using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace SocCoordination.Events.Reading;

/// <summary>Text in an older encoding (TCVN3, windows-1258) or cut inside a character: kept, with U+FFFD for what cannot be read.</summary>
internal static class Utf8Repair
{
    /// <summary>The bytes themselves where they are valid UTF-8.</summary>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> bytes, out bool repaired)
    {
        repaired = !Utf8.IsValid(bytes.Span);
        if (!repaired)
            return bytes;
        var source = bytes.Span;
        var valid = new ArrayBufferWriter<byte>(source.Length + 64);
        while (!source.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(source, out var rune, out var read);
            if (status == OperationStatus.Done)
                valid.Write(source[..read]);
            else
                valid.Advance(rune.EncodeToUtf8(valid.GetSpan(4)));
            source = source[read..];
        }

        return valid.WrittenMemory;
    }

    /// <summary>The first <paramref name="length"/> bytes, fewer where that would cut a character.</summary>
    public static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> text, int length)
    {
        while (length > 0 && (text.Span[length] & 0xC0) == 0x80)
            length--;
        return text[..length];
    }
}
