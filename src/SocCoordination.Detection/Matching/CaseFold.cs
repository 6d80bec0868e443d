using System.Text;

namespace SocCoordination.Detection.Matching;

/// <summary>
/// How letters compare without regard to case: each character is mapped for itself, upper then lower, so that ς and σ,
/// or K and the Kelvin sign, agree; no character changes into several.
/// </summary>
internal static class CaseFold
{
    public static Rune Of(Rune rune) => rune.IsAscii
        ? new Rune(char.ToLowerInvariant((char)rune.Value))
        : Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) folded.Append(Of(rune).ToString());
        return folded.ToString();
    }
}
