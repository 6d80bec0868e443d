using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation.Web;

/// <summary>Undoes what hides an attack in a request: server escapes, then percent signs, over and over while they change something.</summary>
internal static class UrlText
{
    private const int MostRounds = 3;

    /// <summary>The text as the application behind would see it, or as one that decodes twice would.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> text, Arena arena)
    {
        var decoded = Escapes.WebServer(text, arena);
        for (var round = 0; round < MostRounds; round++)
        {
            if (!TryDecodeOnce(decoded.Span, arena, out var next))
                break;
            decoded = next;
        }

        return Utf8Repair.Repair(WithoutOverlong(decoded, arena), out _);
    }

    private static bool TryDecodeOnce(ReadOnlySpan<byte> source, Arena arena, out ReadOnlyMemory<byte> decoded)
    {
        decoded = default;
        var next = source.IndexOf((byte)'%');
        if (next < 0)
            return false;
        var taken = arena.Take(source.Length);
        var target = taken.Span;
        var (written, changed) = (0, false);
        for (; next >= 0; next = source.IndexOf((byte)'%'))
        {
            source[..next].CopyTo(target[written..]);
            written += next;
            source = source[next..];
            var used = ReadEscape(source, target, ref written);
            changed |= used > 1;
            source = source[used..];
        }

        source.CopyTo(target[written..]);
        decoded = taken[..(written + source.Length)];
        return changed;
    }

    /// <summary><c>%27</c>, and <c>%u0027</c> as IIS takes it; a percent sign that begins neither stays.</summary>
    private static int ReadEscape(ReadOnlySpan<byte> escape, Span<byte> target, ref int written)
    {
        if (Escapes.Hex(escape[1..]) is >= 0 and var value)
        {
            target[written++] = (byte)value;
            return 3;
        }

        if (escape.Length >= 6 && (escape[1] | 0x20) == 'u' && Escapes.Hex(escape[2..]) is >= 0 and var high && Escapes.Hex(escape[4..]) is >= 0 and var low
            && System.Text.Rune.TryCreate((char)((high << 8) | low), out var rune))
        {
            written += rune.EncodeToUtf8(target[written..]);
            return 6;
        }

        target[written++] = (byte)'%';
        return 1;
    }

    /// <summary>ASCII written in two or three bytes (<c>%c0%af</c> for a slash) is no UTF-8, yet old decoders took it.</summary>
    private static ReadOnlyMemory<byte> WithoutOverlong(ReadOnlyMemory<byte> text, Arena arena)
    {
        if (!text.Span.ContainsAny((byte)0xC0, (byte)0xC1) && text.Span.IndexOf((ReadOnlySpan<byte>)[0xE0, 0x80]) < 0 && text.Span.IndexOf((ReadOnlySpan<byte>)[0xE0, 0x81]) < 0)
            return text;
        var source = text.Span;
        var taken = arena.Take(source.Length);
        var written = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var long3 = source[i] == 0xE0 && i + 2 < source.Length && source[i + 1] is 0x80 or 0x81;
            var at = long3 ? i + 1 : i;
            var is2 = long3 || (source[i] is 0xC0 or 0xC1 && i + 1 < source.Length);
            if (is2 && (source[at + 1] & 0xC0) == 0x80)
            {
                taken.Span[written++] = (byte)(((source[at] & 1) << 6) | (source[at + 1] & 0x3F));
                i = at + 1;
            }
            else
            {
                taken.Span[written++] = source[i];
            }
        }

        return taken[..written];
    }
}
