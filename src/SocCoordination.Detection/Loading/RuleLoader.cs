using System.Text;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Compilation;
using SocCoordination.Detection.Compilation.Mapping;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Loading;

/// <summary>Loads rules: every file is tried, the bad ones are told with file, line and what was expected, the good ones run.</summary>
public static class RuleLoader
{
    /// <summary>Loads the rules of files and of folders with everything under them.</summary>
    /// <param name="paths">Rule files, and folders; <c>*.tests.yml</c> and folders named <c>mappings</c> among them are left out.</param>
    /// <param name="mappings">The team's own mapping files, beside the built-in ones; null: none.</param>
    public static RuleSetLoad Load(IEnumerable<string> paths, IEnumerable<string>? mappings = null)
    {
        var diagnostics = new List<Diagnostic>();
        var files = RuleFiles.Find(paths, missing => diagnostics.Add(Unreadable(missing, "no such file or folder")));
        var texts = files.AsParallel().AsOrdered().Select(Read).ToList();
        var ownMappings = (mappings ?? []).Select(Read).ToList();
        diagnostics.AddRange(texts.Concat(ownMappings).Select(read => read.Fault).OfType<Diagnostic>());
        return Load(texts.Select(read => read.Text).OfType<RuleText>(), ownMappings.Select(read => read.Text).OfType<RuleText>(), diagnostics);
    }

    /// <summary>Loads rules from texts, for a preview or a test.</summary>
    public static RuleSetLoad Load(IEnumerable<RuleText> rules, IEnumerable<RuleText>? mappings = null) =>
        Load(rules, mappings ?? [], []);

    private static RuleSetLoad Load(IEnumerable<RuleText> texts, IEnumerable<RuleText> ownMappings, List<Diagnostic> diagnostics)
    {
        var files = texts.AsParallel().AsOrdered().Select(text => RuleFileParser.Parse(text.File, text.Text)).ToList();
        diagnostics.AddRange(files.SelectMany(file => file.Diagnostics));
        var mappings = Mappings.Load(ownMappings.Select(text => (text.File, text.Text)), diagnostics);
        var assembly = new RuleSetAssembly(mappings, diagnostics) { RefusedCount = files.Sum(file => file.RefusedCount) };
        return assembly.Assemble([.. files.SelectMany(file => file.Documents)]);
    }

    private static (RuleText? Text, Diagnostic? Fault) Read(string path)
    {
        try
        {
            return (new RuleText(path, File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true))), null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, Unreadable(path, fault.Message));
        }
        catch (DecoderFallbackException)
        {
            return (null, Unreadable(path, "bytes that are not UTF-8"));
        }
    }

    private static Diagnostic Unreadable(string path, string found) =>
        new(Severity.Error, "unreadable", path, 1, 1, found, "a readable file in UTF-8");
}
