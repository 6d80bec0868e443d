namespace SocCoordination.Storage.Search;

/// <summary>What a query's text asks of an event.</summary>
public abstract record EventFilter
{
    /// <summary>Reads a query's text. Errors name the column and what was expected.</summary>
    public static EventFilter Parse(string text) => throw new FormatException(text);
}
