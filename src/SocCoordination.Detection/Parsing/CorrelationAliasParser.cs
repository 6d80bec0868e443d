using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>Reads <c>aliases</c>: a name, and for each referenced rule the field that it stands for.</summary>
internal static class CorrelationAliasParser
{
    public static IReadOnlyList<CorrelationAlias> Parse(YamlMap correlation, DiagnosticList diagnostics)
    {
        if (correlation["aliases"] is not { } node) return [];
        if (node is not YamlMap map)
        {
            diagnostics.Error(node.At, "correlation", $"{node.Describe()} under 'aliases'", "a map from alias to rule and field");
            return [];
        }

        var aliases = new List<CorrelationAlias>();
        foreach (var (name, value) in map.Entries)
        {
            if (value is YamlMap fields && fields.Entries.All(entry => entry.Value is YamlScalar))
                aliases.Add(new CorrelationAlias(name.Text, fields.Entries.ToDictionary(entry => entry.Key.Text, entry => ((YamlScalar)entry.Value).Text, StringComparer.Ordinal)));
            else
                diagnostics.Error(value.At, "correlation", $"{value.Describe()} under alias '{name.Text}'", "a map from rule to field name");
        }

        return aliases;
    }
}
