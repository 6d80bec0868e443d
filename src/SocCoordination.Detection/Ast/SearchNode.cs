namespace SocCoordination.Detection.Ast;

/// <summary>What stands under a search identifier.</summary>
internal abstract record SearchNode;

/// <summary>A map: all of its items must hold.</summary>
internal sealed record SearchAll(IReadOnlyList<SearchNode> Parts) : SearchNode;

/// <summary>A list: one of its entries must hold.</summary>
internal sealed record SearchAny(IReadOnlyList<SearchNode> Parts) : SearchNode;
