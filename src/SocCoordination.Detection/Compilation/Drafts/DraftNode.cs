using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Compilation.Drafts;

/// <summary>A search while mappings still change it: modifiers are applied, field names not yet resolved.</summary>
internal abstract record DraftNode;

internal sealed record DraftAll(IReadOnlyList<DraftNode> Parts) : DraftNode;

internal sealed record DraftAny(IReadOnlyList<DraftNode> Parts) : DraftNode;

/// <summary>One item of a search.</summary>
/// <param name="Field">Null for a keyword.</param>
/// <param name="Tests">One for each value.</param>
/// <param name="LinkAll">All values must be found rather than any.</param>
/// <param name="Negated">The item holds where this does not.</param>
internal sealed record DraftItem(Mark At, string Key, string? Field, IReadOnlyList<ValueTest> Tests, bool LinkAll, bool Negated) : DraftNode
{
    /// <summary>The ids of the mapping items that changed this one.</summary>
    public IReadOnlyList<string> AppliedItems { get; init; } = [];

    /// <summary>A mapping has given the final place in the event; the built-in field names no longer apply.</summary>
    public bool IsPlaced { get; init; }

    /// <summary>The text values' list, for mappings that look at it.</summary>
    public ItemOrigin Origin => new(Key, At.Line);
}

/// <summary>A search of which a mapping dropped every item: the condition is read as if it did not name it.</summary>
internal sealed record DraftNothing : DraftNode;
