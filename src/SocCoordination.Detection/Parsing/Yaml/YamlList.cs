namespace SocCoordination.Detection.Parsing.Yaml;

internal sealed class YamlList(Mark at, IReadOnlyList<YamlNode> items) : YamlNode(at)
{
    public IReadOnlyList<YamlNode> Items => items;

    public override string Describe() => items.Count == 0 ? "an empty list" : "a list";
}
