namespace SocCoordination.Detection.Parsing.Yaml;

/// <summary>
/// What a rule file may cost. The largest rule of the community corpus is 295 KB with 4,432 values; a file beyond
/// these bounds is refused by name, so one bad file never takes the loader down.
/// </summary>
internal static class YamlLimits
{
    public const int Characters = 4 * 1024 * 1024;
    public const int Depth = 40;

    /// <summary>Nodes of a file, an alias counted as often as it is used.</summary>
    public const int Nodes = 200_000;

    public const int Documents = 5_000;
    public const int KeyCharacters = 1_024;
}
