namespace SocCoordination.Storage.Search.Ast;

/// <summary>Each of the parts: AND, or side by side.</summary>
internal sealed record AllOf(IReadOnlyList<EventFilter> Parts) : EventFilter
{
    public override string ToString() => $"({string.Join(" AND ", Parts)})";
}
