using System.Reflection;
using System.Text;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// Values as logs typically hold them: by them the matcher guesses what is common and looks for something rarer. They
/// decide about speed only.
/// </summary>
internal static class TypicalValues
{
    private static readonly byte[][] s_values = Read();
    private static readonly Dictionary<uint, int> s_triples = Count(3);
    private static readonly Dictionary<uint, int> s_quads = Count(4);
    private static readonly double s_places = s_values.Sum(value => value.Length);

    /// <summary>How often three or four bytes stand in a row, by place.</summary>
    public static double Share(ReadOnlySpan<byte> gram) =>
        (gram.Length == 3 ? s_triples : s_quads).GetValueOrDefault(Number(gram)) / s_places;

    /// <summary>How many of the values, by share, have the literal at a place; anywhere where it is null.</summary>
    public static double Share(LiteralPlace? place, byte[] literal)
    {
        // Nearly every literal of a rule has four bytes in a row that no typical value has.
        for (var i = 0; i + 4 <= literal.Length; i++)
            if (!s_quads.ContainsKey(Number(literal.AsSpan(i, 4))))
                return 0;
        var count = 0;
        foreach (var value in s_values)
        {
            var found = place switch
            {
                LiteralPlace.Whole => value.AsSpan().SequenceEqual(literal),
                LiteralPlace.Start => value.AsSpan().StartsWith(literal),
                LiteralPlace.End => value.AsSpan().EndsWith(literal),
                _ => value.AsSpan().IndexOf(literal) >= 0,
            };
            if (found) count++;
        }

        return (double)count / s_values.Length;
    }

    private static Dictionary<uint, int> Count(int width)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var value in s_values)
            for (var i = 0; i + width <= value.Length; i++)
                System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, Number(value.AsSpan(i, width)), out _)++;
        return counts;
    }

    private static uint Number(ReadOnlySpan<byte> gram)
    {
        var number = 0U;
        for (var i = 0; i < gram.Length; i++) number |= (uint)gram[i] << (8 * i);
        return number;
    }

    private static byte[][] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("typical-values.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes)];
    }
}
