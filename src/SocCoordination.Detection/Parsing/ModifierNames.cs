using System.Collections.Frozen;
using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Parsing;

/// <summary>The modifiers as rules write them.</summary>
internal static class ModifierNames
{
    private static readonly FrozenDictionary<string, Modifier> s_byName = new Dictionary<string, Modifier>(StringComparer.Ordinal)
    {
        ["contains"] = Modifier.Contains,
        ["startswith"] = Modifier.StartsWith,
        ["endswith"] = Modifier.EndsWith,
        ["all"] = Modifier.All,
        ["exists"] = Modifier.Exists,
        ["cased"] = Modifier.Cased,
        ["neq"] = Modifier.Neq,
        ["windash"] = Modifier.WinDash,
        ["re"] = Modifier.Re,
        ["i"] = Modifier.RegexIgnoreCase,
        ["ignorecase"] = Modifier.RegexIgnoreCase,
        ["m"] = Modifier.RegexMultiline,
        ["multiline"] = Modifier.RegexMultiline,
        ["s"] = Modifier.RegexDotAll,
        ["dotall"] = Modifier.RegexDotAll,
        ["base64"] = Modifier.Base64,
        ["base64offset"] = Modifier.Base64Offset,
        ["wide"] = Modifier.Utf16Le,
        ["utf16le"] = Modifier.Utf16Le,
        ["utf16be"] = Modifier.Utf16Be,
        ["utf16"] = Modifier.Utf16,
        ["lt"] = Modifier.Lt,
        ["lte"] = Modifier.Lte,
        ["gt"] = Modifier.Gt,
        ["gte"] = Modifier.Gte,
        ["minute"] = Modifier.Minute,
        ["hour"] = Modifier.Hour,
        ["day"] = Modifier.Day,
        ["week"] = Modifier.Week,
        ["month"] = Modifier.Month,
        ["year"] = Modifier.Year,
        ["cidr"] = Modifier.Cidr,
        ["expand"] = Modifier.Expand,
        ["fieldref"] = Modifier.FieldRef,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Modifier, string> s_byModifier =
        s_byName.Reverse().DistinctBy(pair => pair.Value).ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static Modifier? Find(string name) => s_byName.TryGetValue(name, out var modifier) ? modifier : null;

    public static string NameOf(Modifier modifier) => s_byModifier[modifier];

    public static string Suggest(string name)
    {
        var near = s_byName.Keys.Where(known => known.Length > 2 && name.Length > 2)
            .FirstOrDefault(known => known.StartsWith(name[..3], StringComparison.OrdinalIgnoreCase));
        var all = string.Join(", ", s_byName.Keys.Order(StringComparer.Ordinal));
        return near is null ? $"one of {all}" : $"'{near}' or another of {all}";
    }
}
