using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Ast;

/// <summary>A parsed condition.</summary>
internal abstract record ConditionNode;

internal sealed record ConditionAnd(ConditionNode Left, ConditionNode Right) : ConditionNode;

internal sealed record ConditionOr(ConditionNode Left, ConditionNode Right) : ConditionNode;

internal sealed record ConditionNot(ConditionNode Inner) : ConditionNode;

/// <summary>A search identifier or, in a correlation, a rule by id or name.</summary>
internal sealed record ConditionName(Mark At, string Name) : ConditionNode;

/// <summary><c>1 of pattern</c> and <c>all of pattern</c>; the pattern <c>them</c> has become <c>*</c>.</summary>
/// <param name="All">All of the identifiers rather than any one.</param>
/// <param name="Pattern">A name with <c>*</c> anywhere.</param>
/// <param name="Them">Whether the rule wrote <c>them</c>, which skips names that start with an underscore.</param>
internal sealed record ConditionQuantifier(Mark At, bool All, string Pattern, bool Them) : ConditionNode;
