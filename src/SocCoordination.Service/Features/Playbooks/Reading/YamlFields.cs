using YamlDotNet.RepresentationModel;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>Reads the fields of one map and says what is wrong with them; a key that nobody knows is a fault, for it is a slip of the pen.</summary>
internal sealed class YamlFields
{
    private readonly Dictionary<string, YamlNode> _fields = new(StringComparer.Ordinal);
    private readonly YamlMappingNode _map;
    private readonly Findings _findings;
    private readonly string _what;

    /// <param name="what">What the map is called in a message: <c>a task</c>.</param>
    public YamlFields(YamlMappingNode map, Findings findings, string what, params ReadOnlySpan<string> known)
    {
        (_map, _findings, _what) = (map, findings, what);
        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (known.Contains(name))
                _fields[name] = value;
            else
                findings.Add(key.Start, $"the key {BoundedYaml.Describe(key)} in {what}", "one of " + string.Join(", ", known));
        }
    }

    public YamlDotNet.Core.Mark At(string key) => _fields.TryGetValue(key, out var node) ? node.Start : _map.Start;

    public bool Has(string key) => _fields.ContainsKey(key);

    public void Fault(string key, string found, string expected) => _findings.Add(At(key), found, expected);

    /// <summary>A text that must be there; empty where it is not.</summary>
    public string Text(string key, int longest, string expected)
    {
        if (_fields.GetValueOrDefault(key) is YamlScalarNode { Value: { Length: > 0 } text } && !string.IsNullOrWhiteSpace(text))
        {
            if (text.Length <= longest)
                return text.Trim();
            Fault(key, $"{text.Length} characters under '{key}'", $"at most {longest}");
            return "";
        }

        Fault(key, Has(key) ? BoundedYaml.Describe(_fields[key]) + $" under '{key}'" : $"{_what} without '{key}'", expected);
        return "";
    }

    /// <summary>A short name of lower-case letters, digits, <c>-</c> and <c>_</c>.</summary>
    public string Id(string key)
    {
        var id = Text(key, PlaybookLimits.Id, "a short name of its own");
        if (id.Length == 0 || id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_'))
            return id;
        Fault(key, BoundedYaml.Quote(id), "lower-case letters, digits, - and _");
        return "";
    }

    /// <summary><c>{ vi: …, en: … }</c>, both there; null where the key is absent.</summary>
    public BothLanguages? Both(string key, int longest)
    {
        if (!Has(key))
            return null;
        if (Map(key, "a text in both languages", "vi", "en") is not { } both)
            return null;
        return new BothLanguages(both.Text("vi", longest, "the text in Vietnamese"), both.Text("en", longest, "the text in English"));
    }

    public BothLanguages RequiredBoth(string key, int longest)
    {
        if (!Has(key))
            Fault(key, $"{_what} without '{key}'", "a map with vi and en");
        return Both(key, longest) ?? new BothLanguages("", "");
    }

    /// <summary>The value that <paramref name="names"/> gives the text; null where it is absent or, with a fault, unknown.</summary>
    public T? Choice<T>(string key, IReadOnlyDictionary<string, T> names)
        where T : struct
    {
        if (!Has(key))
            return null;
        if (_fields[key] is YamlScalarNode { Value: { } text } && names.TryGetValue(text, out var value))
            return value;
        Fault(key, $"{BoundedYaml.Describe(_fields[key])} under '{key}'", "one of " + string.Join(", ", names.Keys));
        return null;
    }

    public T RequiredChoice<T>(string key, IReadOnlyDictionary<string, T> names)
        where T : struct
    {
        if (!Has(key))
            Fault(key, $"{_what} without '{key}'", "one of " + string.Join(", ", names.Keys));
        return Choice(key, names) ?? default;
    }

    public bool Flag(string key)
    {
        if (!Has(key))
            return false;
        if (_fields[key] is YamlScalarNode { Value: { } text } && bool.TryParse(text, out var flag))
            return flag;
        Fault(key, $"{BoundedYaml.Describe(_fields[key])} under '{key}'", "true or false");
        return false;
    }

    public int? Number(string key, int least, int most)
    {
        if (!Has(key))
            return null;
        if (_fields[key] is YamlScalarNode { Value: { } text } && int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Fault(key, $"{BoundedYaml.Describe(_fields[key])} under '{key}'", $"a number from {least} to {most}");
        return null;
    }

    /// <summary>A list of texts with their places; empty where it is absent.</summary>
    public IReadOnlyList<YamlScalarNode> Texts(string key)
    {
        if (!Has(key))
            return [];
        if (_fields[key] is YamlSequenceNode list && list.Children.All(item => item is YamlScalarNode { Value.Length: > 0 }))
            return [.. list.Children.Cast<YamlScalarNode>()];
        Fault(key, $"{BoundedYaml.Describe(_fields[key])} under '{key}'", "a list of texts, such as [a, b]");
        return [];
    }

    /// <summary>A list of maps; empty where it is absent.</summary>
    public IReadOnlyList<YamlMappingNode> Maps(string key)
    {
        if (!Has(key))
            return [];
        if (_fields[key] is YamlSequenceNode list && list.Children.All(item => item is YamlMappingNode))
            return [.. list.Children.Cast<YamlMappingNode>()];
        Fault(key, $"{BoundedYaml.Describe(_fields[key])} under '{key}'", "a list of maps");
        return [];
    }

    public YamlFields? Map(string key, string what, params ReadOnlySpan<string> known)
    {
        if (!Has(key))
            return null;
        if (_fields[key] is YamlMappingNode map)
            return new YamlFields(map, _findings, what, known);
        Fault(key, $"{BoundedYaml.Describe(_fields[key])} under '{key}'", "a map with " + string.Join(", ", known));
        return null;
    }
}
