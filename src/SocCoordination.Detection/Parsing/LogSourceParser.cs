using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>Reads <c>logsource</c> (specification 2.1, "LogSource").</summary>
internal static class LogSourceParser
{
    public static LogSource? Parse(YamlMap root, DiagnosticList diagnostics)
    {
        if (root["logsource"] is not YamlMap map)
        {
            var at = root["logsource"]?.At ?? root.At;
            diagnostics.Error(at, "missing-logsource", root["logsource"]?.Describe() ?? "no 'logsource'", "a map with category, product or service");
            return null;
        }

        var source = new LogSource(Part(map, "category", diagnostics), Part(map, "product", diagnostics), Part(map, "service", diagnostics));
        if (source is { Category: null, Product: null, Service: null })
            diagnostics.Error(map.At, "missing-logsource", "none of them", "category, product or service");
        return source;
    }

    private static string? Part(YamlMap map, string key, DiagnosticList diagnostics) =>
        map.Text(key, diagnostics)?.Trim().ToLowerInvariant();
}
