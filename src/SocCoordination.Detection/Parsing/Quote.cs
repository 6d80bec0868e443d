namespace SocCoordination.Detection.Parsing;

/// <summary>Shows a piece of a file in a message: quoted, one line, bounded.</summary>
internal static class Quote
{
    private const int Longest = 60;

    public static string Of(string text)
    {
        var cut = text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "…") : text;
        return $"'{new string([.. cut.Select(c => char.IsControl(c) ? '␣' : c)])}'";
    }
}
