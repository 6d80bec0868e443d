namespace SocCoordination.Detection.Ast;

/// <summary>Which events a rule is written for. At least one of the three is given; null stands for any.</summary>
public sealed record LogSource(string? Category, string? Product, string? Service)
{
    /// <summary>True where every event of <paramref name="other"/> is one of this log source, by name.</summary>
    public bool Covers(LogSource other) =>
        Covers(Category, other.Category) && Covers(Product, other.Product) && Covers(Service, other.Service);

    /// <summary>The parts that are given, as a rule writes them.</summary>
    public override string ToString() =>
        string.Join(", ", new[] { ("category", Category), ("product", Product), ("service", Service) }
            .Where(part => part.Item2 is not null)
            .Select(part => $"{part.Item1}: {part.Item2}"));

    private static bool Covers(string? mine, string? theirs) => mine is null || string.Equals(mine, theirs, StringComparison.Ordinal);
}
