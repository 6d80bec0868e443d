using System.IO.Compression;

namespace SocCoordination.Events.Tests.Support;

/// <summary>Data beside the checkout, in a folder <c>shared</c>; tests that need it are skipped where it is not there.</summary>
internal static class SharedData
{
    public static string Require(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine(folder.FullName, "shared", "data", path);
            if (Path.Exists(found))
                return found;
        }

        Assert.Skip($"shared/data/{path} is not beside the checkout");
        return path;
    }

    public static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(Require(path));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
