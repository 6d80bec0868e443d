namespace SocCoordination.Detection.Parsing.Yaml;

/// <summary>Ends the reading of one text; never leaves <see cref="YamlReader"/>.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Thrown and caught in one file; it always carries a place.")]
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1064", Justification = "Thrown and caught in one file; never seen by a caller.")]
internal sealed class RefusedYamlException(Mark at, string code, string found, string expected) : Exception
{
    public Mark At => at;

    public string Code => code;

    public string Found => found;

    public string Expected => expected;
}
