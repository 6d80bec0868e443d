namespace SocCoordination.Service.Tests.Support;

/// <summary>The files of this checkout, for tests that read the source itself.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string ServiceSource => Path.Combine(Root, "src", "SocCoordination.Service");

    /// <summary>Every file of the service with one of these endings, without what a build makes.</summary>
    public static IEnumerable<string> ServiceFiles(params string[] endings) =>
        Directory.EnumerateFiles(ServiceSource, "*", SearchOption.AllDirectories)
            .Where(path => endings.Any(path.EndsWith) && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}") && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SocCoordination.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside a checkout.");
    }
}
