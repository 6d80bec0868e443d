using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>Reads one <c>field|modifier|…: value or values</c>.</summary>
internal static class ItemParser
{
    public static SearchItem? Parse(YamlScalar key, YamlNode value, DiagnosticList diagnostics)
    {
        var parts = key.Text.Split('|');
        var field = parts[0].Length == 0 ? null : parts[0];
        var modifiers = new List<Modifier>(parts.Length - 1);
        var offset = parts[0].Length + 1;
        foreach (var name in parts.Skip(1))
        {
            if (ModifierNames.Find(name) is { } modifier) modifiers.Add(modifier);
            else diagnostics.Error(key.MarkOf(offset), "unknown-modifier", Quote.Of(name), ModifierNames.Suggest(name));
            offset += name.Length + 1;
        }

        return Values(value, key.Text, diagnostics) is { } values ? new SearchItem(key.At, field, modifiers, values) : null;
    }

    private static IReadOnlyList<SigmaValue>? Values(YamlNode node, string key, DiagnosticList diagnostics)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return [ScalarReader.Read(scalar)];
            case YamlList { Items.Count: > 0 } list when list.Items.All(item => item is YamlScalar):
                return [.. list.Items.Cast<YamlScalar>().Select(ScalarReader.Read)];
            case YamlList { Items.Count: > 0 } list:
                var wrong = list.Items.First(item => item is not YamlScalar);
                diagnostics.Error(wrong.At, "wrong-type", $"{wrong.Describe()} in the list of '{key}'", "a text, a number, true, false or null");
                return null;
            default:
                diagnostics.Error(node.At, "wrong-type", $"{node.Describe()} under '{key}'", "a value or a list of values");
                return null;
        }
    }
}
