namespace SocCoordination.Storage.Search;

/// <summary>How large a query may be; a larger one is refused with the figure.</summary>
public static class FilterLimits
{
    /// <summary>Characters of the whole text.</summary>
    public const int Length = 8192;

    /// <summary>Brackets and negations inside one another.</summary>
    public const int Depth = 32;

    /// <summary>Words, phrases and field terms.</summary>
    public const int Terms = 200;

    /// <summary>Wildcards in one term.</summary>
    public const int Wildcards = 16;
}
