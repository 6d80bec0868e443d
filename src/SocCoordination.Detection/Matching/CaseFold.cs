using System.Text;

namespace SocCoordination.Detection.Matching;

/// <summary>
/// How letters compare without regard to case: each character is mapped for itself, upper then lower, so that ς and σ
/// agree; no character changes into several, and none beyond ASCII into one of ASCII (the Kelvin sign is no k).
/// </summary>
internal static class CaseFold
{
    public static Rune Of(Rune rune)
    {
        if (rune.IsAscii) return new Rune(char.ToLowerInvariant((char)rune.Value));
        var folded = Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));
        return folded.IsAscii ? rune : folded;
    }

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) folded.Append(Of(rune).ToString());
        return folded.ToString();
    }
}
