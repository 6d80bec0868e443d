namespace SocCoordination.Storage.Search.Ast;

/// <summary>Every event.</summary>
internal sealed record AllEvents : EventFilter
{
    public static readonly AllEvents Instance = new();

    public override string ToString() => "*";
}
