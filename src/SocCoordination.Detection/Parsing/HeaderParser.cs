using System.Collections.Frozen;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>Reads what a document says about itself. A missing title is a warning: the rule's logic is sound without it.</summary>
internal static class HeaderParser
{
    private static readonly FrozenDictionary<string, RuleStatus> s_statuses = new Dictionary<string, RuleStatus>(StringComparer.OrdinalIgnoreCase)
    {
        ["stable"] = RuleStatus.Stable,
        ["test"] = RuleStatus.Test,
        ["experimental"] = RuleStatus.Experimental,
        ["deprecated"] = RuleStatus.Deprecated,
        ["unsupported"] = RuleStatus.Unsupported,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, RuleLevel> s_levels = new Dictionary<string, RuleLevel>(StringComparer.OrdinalIgnoreCase)
    {
        ["informational"] = RuleLevel.Informational,
        ["low"] = RuleLevel.Low,
        ["medium"] = RuleLevel.Medium,
        ["high"] = RuleLevel.High,
        ["critical"] = RuleLevel.Critical,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static RuleHeader Parse(YamlMap root, DocumentOrigin origin, DiagnosticList diagnostics)
    {
        var title = root.Text("title", diagnostics);
        var name = root.Text("name", diagnostics);
        if (title is null) diagnostics.Warn(root.At, "missing-title", "no 'title'", "a title of at most 256 characters");
        return new RuleHeader
        {
            File = origin.File,
            At = root.At,
            TextHash = origin.TextHash,
            Id = root.Text("id", diagnostics) ?? name ?? origin.FallbackId,
            Title = title ?? name ?? origin.FallbackId,
            Name = name,
            Status = root.Choice("status", s_statuses, diagnostics),
            Level = root.Choice("level", s_levels, diagnostics),
            Description = root.Text("description", diagnostics),
            Author = root.Text("author", diagnostics),
            License = root.Text("license", diagnostics),
            Date = root.Text("date", diagnostics),
            Modified = root.Text("modified", diagnostics),
            References = root.Texts("references", diagnostics),
            Tags = root.Texts("tags", diagnostics),
            Fields = root.Texts("fields", diagnostics),
            FalsePositives = root.Texts("falsepositives", diagnostics),
            Scope = root.Texts("scope", diagnostics),
            Related = RelatedIds(root),
            Soc = SocExtensionParser.Parse(root, diagnostics),
        };
    }

    private static IReadOnlyList<string> RelatedIds(YamlMap root) =>
        root["related"] is YamlList list
            ? [.. list.Items.OfType<YamlMap>().Select(entry => entry["id"]).OfType<YamlScalar>().Select(id => id.Text)]
            : [];
}
