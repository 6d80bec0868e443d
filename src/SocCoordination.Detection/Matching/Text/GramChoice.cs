using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// Chooses the four bytes by which a literal is recognised: what many literals have in common (<c>.exe</c>, <c>http</c>,
/// <c>powe</c>) is common in logs too, so the rarest among the literals is taken.
/// </summary>
internal static class GramChoice
{
    /// <summary>For each literal the offset of its four bytes.</summary>
    public static int[] Choose(byte[][] literals)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var literal in literals)
            for (var i = 0; i + 4 <= literal.Length; i++)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, Gram(literal, i), out _)++;
        return [.. literals.Select(literal => Rarest(literal, counts))];
    }

    private static int Rarest(byte[] literal, Dictionary<uint, int> counts)
    {
        var best = 0;
        var least = double.MaxValue;
        for (var i = 0; i + 4 <= literal.Length; i++)
        {
            var score = counts[Gram(literal, i)] * Commonness.Of(literal.AsSpan(i, 4));
            if (score < least) (best, least) = (i, score);
        }

        return best;
    }

    private static uint Gram(byte[] literal, int offset) => MemoryMarshal.Read<uint>(literal.AsSpan(offset));
}
