namespace SocCoordination.Storage.Search.Ast;

/// <summary>At least one of the parts: OR.</summary>
internal sealed record AnyOf(IReadOnlyList<EventFilter> Parts) : EventFilter
{
    public override string ToString() => $"({string.Join(" OR ", Parts)})";
}
