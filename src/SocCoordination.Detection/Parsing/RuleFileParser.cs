using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>YAML text to syntax trees. Each document stands for itself: a bad one is named, its neighbours are kept.</summary>
internal static class RuleFileParser
{
    public static RuleFile Parse(string file, string text)
    {
        var diagnostics = new DiagnosticList(file);
        var documents = new List<SigmaDocument>();
        var roots = CollectionReader.Resolve(YamlReader.Read(text, diagnostics), diagnostics);
        if (roots.Count == 0 && diagnostics.ErrorCount == 0) diagnostics.Warn(new Mark(1, 1), "empty-file", "no document", "a rule");
        var refused = diagnostics.ErrorCount;
        var hash = roots.Count == 0 ? "" : HashOf(text);
        for (var i = 0; i < roots.Count; i++)
        {
            var before = diagnostics.ErrorCount;
            var document = ParseDocument(roots[i], new DocumentOrigin(file, hash, i, roots.Count), diagnostics);
            if (document is null || diagnostics.ErrorCount > before) refused++;
            else documents.Add(document);
        }

        return new RuleFile(documents, refused, diagnostics.Items);
    }

    private static SigmaDocument? ParseDocument(YamlMap root, DocumentOrigin origin, DiagnosticList diagnostics)
    {
        var header = HeaderParser.Parse(root, origin, diagnostics);
        if (root["correlation"] is { } correlation) return CorrelationParser.Parse(header, root, correlation, diagnostics);
        if (root["filter"] is { } filter) return FilterParser.Parse(header, root, filter, diagnostics);
        return DetectionParser.Parse(header, root, diagnostics);
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>Where a document came from.</summary>
/// <param name="FileHash">SHA-256 of the file's text.</param>
/// <param name="Index">Its place among <paramref name="Count"/> documents of the file, from 0.</param>
internal sealed record DocumentOrigin(string File, string FileHash, int Index, int Count)
{
    public string TextHash => Count == 1
        ? FileHash
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{FileHash}#{Index}"))));

    /// <summary>Stands in for an id that the document does not give.</summary>
    public string FallbackId => Count == 1
        ? Path.GetFileNameWithoutExtension(File)
        : string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(File)}#{Index + 1}");
}
