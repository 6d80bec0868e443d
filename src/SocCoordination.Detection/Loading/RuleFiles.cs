namespace SocCoordination.Detection.Loading;

/// <summary>Finds the rule files under the given paths.</summary>
internal static class RuleFiles
{
    /// <summary>Field mappings lie in a folder of this name among the rules and are no rules.</summary>
    private const string MappingFolder = "mappings";

    /// <summary>A rule's tests lie beside it and are no rules.</summary>
    private const string TestsEnding = ".tests.yml";

    /// <summary>Each file once, in an order that does not depend on the file system.</summary>
    /// <param name="missing">Called with each path that is neither a file nor a folder.</param>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths, Action<string> missing)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (File.Exists(path)) files.Add(path);
            else if (Directory.Exists(path)) files.AddRange(Under(path));
            else missing(path);
        }

        return [.. files.DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Under(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => IsRule(Path.GetRelativePath(folder, file)))
            .Order(StringComparer.Ordinal);

    private static bool IsRule(string relative) =>
        (relative.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || relative.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
        && !relative.EndsWith(TestsEnding, StringComparison.OrdinalIgnoreCase)
        && !relative.Split(Path.DirectorySeparatorChar).SkipLast(1).Contains(MappingFolder, StringComparer.OrdinalIgnoreCase);
}
