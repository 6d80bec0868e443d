namespace SocCoordination.Detection.Parsing.Yaml;

/// <summary>A single value; <paramref name="plain"/> is true where it stood without quotes and may be a number, a bool or null.</summary>
internal sealed class YamlScalar(Mark at, string text, bool plain, bool inline) : YamlNode(at)
{
    public string Text => text;

    public bool IsPlain => plain;

    /// <summary>Written on one line, so that an offset in the text is an offset in the line.</summary>
    public bool IsInline => inline;

    public bool IsNull => plain && text is "" or "~" or "null" or "Null" or "NULL" && plain;

    public Mark MarkOf(int offset) => inline ? At with { Column = At.Column + offset + (plain ? 0 : 1) } : At;

    public override string Describe() => IsNull ? "nothing" : Quote.Of(text);
}
