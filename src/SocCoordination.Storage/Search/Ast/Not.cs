namespace SocCoordination.Storage.Search.Ast;

/// <summary>Every event that the part does not name.</summary>
internal sealed record Not(EventFilter Part) : EventFilter
{
    public override string ToString() => $"NOT {Part}";
}
