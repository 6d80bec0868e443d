namespace SocCoordination.Detection.Parsing.Yaml;

/// <summary>Keys in the order of the file, each once.</summary>
internal sealed class YamlMap(Mark at, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> entries) : YamlNode(at)
{
    public IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries => entries;

    public YamlNode? this[string key]
    {
        get
        {
            foreach (var (name, value) in entries)
                if (string.Equals(name.Text, key, StringComparison.Ordinal))
                    return value;
            return null;
        }
    }

    public YamlScalar? KeyNamed(string key) =>
        entries.FirstOrDefault(entry => string.Equals(entry.Key.Text, key, StringComparison.Ordinal)).Key;

    public override string Describe() => "a map";

    /// <summary>This map laid over <paramref name="below"/>: its values win, maps on both sides are joined.</summary>
    public YamlMap Over(YamlMap below)
    {
        var joined = below.Entries.ToDictionary(entry => entry.Key.Text, StringComparer.Ordinal);
        var order = below.Entries.Select(entry => entry.Key.Text).ToList();
        foreach (var (name, value) in entries)
        {
            if (!joined.TryGetValue(name.Text, out var former)) order.Add(name.Text);
            var merged = value is YamlMap upper && former.Value is YamlMap lower ? upper.Over(lower) : value;
            joined[name.Text] = new(name, merged);
        }

        return new YamlMap(At, [.. order.Select(key => joined[key])]);
    }

    /// <summary>The map without one key.</summary>
    public YamlMap Without(string key) =>
        new(At, [.. entries.Where(entry => !string.Equals(entry.Key.Text, key, StringComparison.Ordinal))]);
}
