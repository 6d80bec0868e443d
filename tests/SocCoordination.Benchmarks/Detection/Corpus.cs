using System.IO.Compression;
using System.Text;

namespace SocCoordination.Benchmarks.Detection;

/// <summary>The community's rules and real events, beside the checkout.</summary>
internal sealed class Corpus
{
    private Corpus(string root) => Root = root;

    private string Root { get; }

    /// <summary>Rule files of all log sources; those for Windows are 2,858.</summary>
    public IReadOnlyList<string> RuleFiles =>
        [.. new[] { "rules", "rules-emerging-threats", "rules-threat-hunting" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, "sigma", folder), "*.yml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> WindowsRuleFiles => [.. RuleFiles.Where(file => File.ReadAllText(file).Contains("product: windows", StringComparison.Ordinal))];

    public static Corpus? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate)) return new Corpus(candidate);
        }

        return null;
    }

    public byte[][] Events(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Root, "events", name)), CompressionMode.Decompress));
        var lines = new List<byte[]>();
        while (reader.ReadLine() is { } line) lines.Add(Encoding.UTF8.GetBytes(line));
        return [.. lines];
    }
}
