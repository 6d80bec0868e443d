using System.Numerics;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>How likely some bytes are in a log's values: only their order matters, for choosing what to look for.</summary>
internal static class Commonness
{
    /// <summary>By how often a letter, digit or sign stands in command lines, paths and keys, in parts of a thousand.</summary>
    private static readonly double[] s_share = Fill();

    /// <summary>The chance of these bytes at a given place, if each stood for itself.</summary>
    public static double Of(ReadOnlySpan<byte> bytes)
    {
        var chance = 1.0;
        foreach (var b in bytes) chance *= s_share[b];
        return chance;
    }

    /// <summary>The chance of a byte of which the lower half is in one set and the upper in another.</summary>
    public static double OfHalves(uint low, uint high)
    {
        var chance = 0.0;
        for (var upper = high; upper != 0; upper &= upper - 1)
            for (var lower = low; lower != 0; lower &= lower - 1)
                chance += s_share[(BitOperations.TrailingZeroCount(upper) << 4) | BitOperations.TrailingZeroCount(lower)];
        return chance;
    }

    private static double[] Fill()
    {
        var share = new double[256];
        Array.Fill(share, 0.001);
        const string byShare = "eisotrnalcdmwphuf\\ 0gyvb.k-3421s56x789_/q:zj";
        for (var i = 0; i < byShare.Length; i++) share[byShare[i]] = 0.075 * Math.Pow(0.93, i);
        // Raw text is not folded: capitals stand in names and keys.
        for (var c = 'a'; c <= 'z'; c++) share[char.ToUpperInvariant(c)] = share[c] / 4;
        foreach (var sign in "{}[]()\"',;=%$&|<>@#!?*+~") share[sign] = 0.003;
        foreach (var rare in "^`") share[rare] = 0.0001;
        return share;
    }
}
