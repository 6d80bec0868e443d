namespace SocCoordination.Detection.Tests.Support;

/// <summary>The rule and event corpora beside the checkout; a test that needs them is skipped with a reason where they are absent.</summary>
internal static class SharedData
{
    private static readonly string? s_root = Find();

    public static string Sigma => Path.Combine(Required(), "sigma");

    public static string Events => Path.Combine(Required(), "events");

    public static IReadOnlyList<string> RuleFolders =>
        [Path.Combine(Sigma, "rules"), Path.Combine(Sigma, "rules-emerging-threats"), Path.Combine(Sigma, "rules-threat-hunting")];

    private static string Required()
    {
        Assert.SkipUnless(s_root is not null, "The corpora are not beside this checkout: no shared/data above " + AppContext.BaseDirectory);
        return s_root!;
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}
