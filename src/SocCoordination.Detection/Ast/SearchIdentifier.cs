using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Ast;

/// <summary>A named part of <c>detection</c>, such as <c>selection_img</c>.</summary>
internal sealed record SearchIdentifier(Mark At, string Name, SearchNode Body)
{
    public bool IsNamed(string name) => string.Equals(Name, name, StringComparison.Ordinal);
}
