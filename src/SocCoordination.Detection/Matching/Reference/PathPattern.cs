namespace SocCoordination.Detection.Matching.Reference;

/// <summary>
/// Tells whether a place of an event is the one a mapping names: <c>a.b.c</c> fits the keys a, b, c however they were
/// nested or joined with dots; <c>*</c> fits any one key.
/// </summary>
internal static class PathPattern
{
    public static bool Fits(string pattern, string place)
    {
        pattern = pattern.Replace(" ", "", StringComparison.Ordinal);
        if (!pattern.Contains('*', StringComparison.Ordinal)) return pattern == place;
        return Fits(pattern.Split('.'), place.Split('.'));
    }

    private static bool Fits(string[] pattern, string[] segments) =>
        pattern.Length == segments.Length && pattern.Zip(segments).All(pair => pair.First == "*" || pair.First == pair.Second);
}
