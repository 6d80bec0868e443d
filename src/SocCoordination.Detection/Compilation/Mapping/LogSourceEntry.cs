using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Compilation.Drafts;

namespace SocCoordination.Detection.Compilation.Mapping;

/// <summary>What one entry of a mapping file says about a log source.</summary>
internal sealed record LogSourceEntry(LogSource LogSource)
{
    /// <summary>Which events the log source stands for; null where this entry does not say.</summary>
    public DraftNode? Events { get; init; }

    /// <summary>The entry knows the log source, and that nothing delivers it.</summary>
    public bool HasNoEvents { get; init; }

    /// <summary>Places of any field: <c>{field}</c> stands for its name.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Places of some fields by name, instead of <see cref="Paths"/>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Further places of some fields by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Also { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Where keywords are searched for; empty where this entry does not say.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>How many of the three names the entry gives: the greater, the closer.</summary>
    public int Closeness => Convert.ToInt32(LogSource.Category is not null) + Convert.ToInt32(LogSource.Product is not null) + Convert.ToInt32(LogSource.Service is not null);
}
