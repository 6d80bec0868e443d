namespace SocCoordination.Detection.Loading;

/// <summary>The text of a rule or mapping file and the name that diagnostics give it.</summary>
public sealed record RuleText(string File, string Text);
