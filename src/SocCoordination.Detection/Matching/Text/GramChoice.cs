using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// Chooses the bytes by which a literal is recognised: what many literals have in common, or typical values have, is
/// common in logs; the rarest is taken.
/// </summary>
internal static class GramChoice
{
    /// <summary>For each literal the offset of its gram, or of the first of <paramref name="count"/> neighbouring ones.</summary>
    public static int[] Choose(byte[][] literals, int width, int count)
    {
        var named = new Dictionary<uint, int>();
        foreach (var literal in literals)
            for (var i = 0; i + width <= literal.Length; i++)
                CollectionsMarshal.GetValueRefOrAddDefault(named, Gram(literal, i, width), out _)++;
        return [.. literals.Select(literal => Rarest(literal, width, count, named))];
    }

    private static int Rarest(byte[] literal, int width, int count, Dictionary<uint, int> named)
    {
        var best = 0;
        var least = double.MaxValue;
        for (var i = 0; i + width + count - 1 <= literal.Length; i++)
        {
            var score = 0.0;
            for (var g = i; g < i + count; g++) score += Score(literal, g, width, named);
            if (score < least) (best, least) = (i, score);
        }

        return best;
    }

    private static double Score(byte[] literal, int offset, int width, Dictionary<uint, int> named)
    {
        var gram = literal.AsSpan(offset, width);
        return TypicalValues.Share(gram) + (named[Gram(literal, offset, width)] * Commonness.Of(gram));
    }

    private static uint Gram(byte[] literal, int offset, int width)
    {
        var gram = 0U;
        for (var i = 0; i < width; i++) gram |= (uint)literal[offset + i] << (8 * i);
        return gram;
    }
}
