namespace SocCoordination.Detection.Matching.Reference;

/// <summary>What stands at one place of an event.</summary>
internal enum LeafKind
{
    Text,
    Number,
    Boolean,
    Null,
    Object,
    List,
}

/// <param name="Path">The keys on the way, joined with dots.</param>
/// <param name="Text">The value's text; empty for null, objects and lists.</param>
internal sealed record EventLeaf(string Path, LeafKind Kind, string Text)
{
    public bool IsValue => Kind is LeafKind.Text or LeafKind.Number or LeafKind.Boolean;
}
