using System.Globalization;
using System.Text;

namespace SocCoordination.Service.Features.Alerts.Evidence;

/// <summary>A raw line as values are read from it: with the place in the line of each character.</summary>
/// <param name="Starts">Where each character of the text begins in the line, and where the last ends.</param>
internal sealed record RawView(string Text, int[] Starts)
{
    /// <summary>The line itself; with JSON's escapes undone; with percent signs undone, once and twice, as a web server's addresses are.</summary>
    public static IReadOnlyList<RawView> Of(string raw)
    {
        var plain = new RawView(raw, [.. Enumerable.Range(0, raw.Length + 1)]);
        var views = new List<RawView> { plain };
        if (raw.Contains('\\', StringComparison.Ordinal))
            views.Add(plain.Decode('\\', Unescape));
        if (raw.Contains('%', StringComparison.Ordinal) || raw.Contains('+', StringComparison.Ordinal))
        {
            var once = plain.Decode('%', Unpercent).WithBlanks();
            views.Add(once);
            if (once.Text.Contains('%', StringComparison.Ordinal))
                views.Add(once.Decode('%', Unpercent).WithBlanks());
        }

        return views;
    }

    public EvidenceMark Mark(int start, int length) => new(Starts[start], Starts[start + length] - Starts[start]);

    private RawView WithBlanks() => this with { Text = Text.Replace('+', ' ') };

    /// <param name="sign">What begins an escape.</param>
    /// <param name="read">What an escape stands for and how long it is; a length of 0 where it is none.</param>
    private RawView Decode(char sign, Func<string, int, (string Text, int Length)> read)
    {
        var text = new StringBuilder(Text.Length);
        var starts = new List<int>(Text.Length + 1);
        for (var at = 0; at < Text.Length;)
        {
            var (stands, length) = Text[at] == sign ? read(Text, at) : ("", 0);
            if (length == 0)
                (stands, length) = (Text[at].ToString(), 1);
            text.Append(stands);
            for (var i = 0; i < stands.Length; i++)
                starts.Add(Starts[at]);
            at += length;
        }

        starts.Add(Starts[^1]);
        return new RawView(text.ToString(), [.. starts]);
    }

    private static (string Text, int Length) Unescape(string text, int at)
    {
        if (at + 1 >= text.Length)
            return ("", 0);
        if (text[at + 1] == 'u' && at + 6 <= text.Length && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            return (((char)unit).ToString(), 6);
        return (text[at + 1] switch { 'n' => "\n", 't' => "\t", 'r' => "\r", var other => other.ToString() }, 2);
    }

    /// <summary>The bytes of one character, up to four.</summary>
    private static (string Text, int Length) Unpercent(string text, int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < 4 && at + (3 * count) + 2 < text.Length && text[at + (3 * count)] == '%'
            && byte.TryParse(text.AsSpan(at + (3 * count) + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]))
            count++;
        return count > 0 && Rune.DecodeFromUtf8(bytes[..count], out var rune, out var read) == System.Buffers.OperationStatus.Done ? (rune.ToString(), 3 * read) : ("", 0);
    }
}
