using System.Reflection;
using SocCoordination.Detection.Compilation.Pipelines;
using SocCoordination.Detection.Parsing;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Compilation.Mapping;

/// <summary>All mapping files together: the built-in ones and those of the team.</summary>
internal sealed class Mappings
{
    private const string ResourcePrefix = "mappings/";

    private Mappings(IReadOnlyList<LogSourceEntry> entries, IEnumerable<Pipeline> pipelines)
    {
        Pipelines = [.. pipelines.OrderBy(pipeline => pipeline.Priority)];
        Fields = new FieldCatalogue(entries);
        LogSources = new LogSourceCatalogue(entries);
    }

    public FieldCatalogue Fields { get; }

    public LogSourceCatalogue LogSources { get; }

    public IReadOnlyList<Pipeline> Pipelines { get; }

    /// <summary>The files of <c>rules/mappings/</c> as they were built into the assembly, and <paramref name="own"/>.</summary>
    public static Mappings Load(IEnumerable<(string File, string Text)> own, List<Diagnostic> diagnostics)
    {
        var entries = new List<LogSourceEntry>();
        var pipelines = new List<Pipeline>();
        foreach (var (file, text) in own.Concat(BuiltIn()))
        {
            var faults = new DiagnosticList(file);
            foreach (var document in YamlReader.Read(text, faults))
            {
                if (document is YamlMap pipeline && PipelineParser.Fits(pipeline)) pipelines.Add(PipelineParser.Parse(pipeline, faults));
                else if (document is YamlMap map) entries.AddRange(MappingFileParser.Parse(map, faults));
                else faults.Error(document.At, "mapping", document.Describe(), "a map with 'logsources' or 'transformations'");
            }

            diagnostics.AddRange(faults.Items);
        }

        return new Mappings(entries, pipelines);
    }

    private static IEnumerable<(string File, string Text)> BuiltIn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }
}
