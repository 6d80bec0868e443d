namespace SocCoordination.Detection.Parsing.Yaml;

/// <summary>A YAML value that remembers where it stood. Immutable, so an alias may share it.</summary>
internal abstract class YamlNode(Mark at)
{
    public Mark At => at;

    /// <summary>What a message calls it.</summary>
    public abstract string Describe();
}
