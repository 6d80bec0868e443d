using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace SocCoordination.Events.Ecs.Tree;

/// <summary>Slices of valid JSON.</summary>
internal static class JsonText
{
    /// <summary>The text of a JSON string: the slice itself where nothing is escaped.</summary>
    public static ReadOnlyMemory<byte> Unquote(ReadOnlyMemory<byte> json, Arena arena) => Unescape(json[1..^1], arena);

    /// <summary>The text of what stands between the quotes of a JSON string. A lone surrogate becomes U+FFFD.</summary>
    public static ReadOnlyMemory<byte> Unescape(ReadOnlyMemory<byte> escaped, Arena arena)
    {
        var source = escaped.Span;
        var next = source.IndexOf((byte)'\\');
        if (next < 0)
            return escaped;
        var taken = arena.Take(source.Length);
        var target = taken.Span;
        var written = 0;
        while (next >= 0)
        {
            source[..next].CopyTo(target[written..]);
            written += next;
            var used = 2;
            if (source[next + 1] == 'u')
                used = Unicode(source[next..], target, ref written);
            else
                target[written++] = Plain(source[next + 1]);
            source = source[(next + used)..];
            next = source.IndexOf((byte)'\\');
        }

        source.CopyTo(target[written..]);
        written += source.Length;
        arena.GiveBack(taken, taken.Length - written);
        return taken[..written];
    }

    /// <summary>The items of a JSON array, each as its own slice.</summary>
    public static List<ReadOnlyMemory<byte>> Items(ReadOnlyMemory<byte> array)
    {
        var items = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(array.Span, new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            items.Add(array[start..(int)reader.BytesConsumed]);
        }

        return items;
    }

    private static byte Plain(byte escape) => escape switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'t' => (byte)'\t',
        (byte)'r' => (byte)'\r',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => escape,
    };

    private static int Unicode(ReadOnlySpan<byte> escape, Span<byte> target, ref int written)
    {
        var used = 6;
        var code = Hex(escape[2..6]);
        var rune = Rune.ReplacementChar;
        if (char.IsHighSurrogate(code) && escape.Length >= 12 && escape[6] == '\\' && escape[7] == 'u' && char.IsLowSurrogate(Hex(escape[8..12])))
        {
            rune = new Rune(code, Hex(escape[8..12]));
            used = 12;
        }
        else if (Rune.TryCreate(code, out var single))
        {
            rune = single;
        }

        written += rune.EncodeToUtf8(target[written..]);
        return used;
    }

    private static char Hex(ReadOnlySpan<byte> digits) =>
        Utf8Parser.TryParse(digits, out ushort code, out var read, 'x') && read == 4 ? (char)code : '\uFFFD';
}
