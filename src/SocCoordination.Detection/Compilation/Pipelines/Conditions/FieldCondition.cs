using System.Text.RegularExpressions;
using SocCoordination.Detection.Compilation.Drafts;

namespace SocCoordination.Detection.Compilation.Pipelines.Conditions;

/// <summary>Decides by a field's name; null for a keyword.</summary>
internal abstract record FieldCondition
{
    public abstract bool Holds(string? field, DraftItem item, DraftRule rule);
}

/// <summary><c>include_fields</c>, and <c>exclude_fields</c> where <paramref name="Excluded"/>.</summary>
/// <param name="Patterns">Regular expressions instead of <paramref name="Names"/>; null: the names.</param>
internal sealed record FieldIn(IReadOnlyList<string> Names, IReadOnlyList<Regex>? Patterns, bool Excluded) : FieldCondition
{
    public override bool Holds(string? field, DraftItem item, DraftRule rule)
    {
        var included = field is not null && (Patterns is null ? Names.Contains(field, StringComparer.Ordinal) : Patterns.Any(pattern => pattern.IsMatch(field)));
        return included != Excluded;
    }
}

/// <summary><c>processing_item_applied</c> of a field's name.</summary>
internal sealed record FieldApplied(string Id) : FieldCondition
{
    public override bool Holds(string? field, DraftItem item, DraftRule rule) => item.AppliedItems.Contains(Id, StringComparer.Ordinal);
}

/// <summary><c>processing_state</c> of a field's name.</summary>
internal sealed record FieldStateIs(StateTest Test) : FieldCondition
{
    public override bool Holds(string? field, DraftItem item, DraftRule rule) => Test.Holds(rule);
}
