namespace SocCoordination.Service.Tests.Support;

/// <summary>Skips a test where the machine lacks what it needs; in CI (<c>SOC_FULL</c>) nothing may be lacking, so there it fails.</summary>
public static class Needs
{
    private static bool Full => Environment.GetEnvironmentVariable("SOC_FULL") is { Length: > 0 };

    public static void File(string path, string howToGetIt)
    {
        if (System.IO.File.Exists(path) || Directory.Exists(path))
            return;
        if (Full)
            Assert.Fail($"{path} is missing: {howToGetIt}");
        Assert.Skip($"{path} is not here: {howToGetIt}");
    }
}
