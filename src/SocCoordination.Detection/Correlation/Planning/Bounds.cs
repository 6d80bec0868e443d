using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>The bounds of a condition: all must hold.</summary>
internal sealed record Bounds(IReadOnlyList<Bound> All)
{
    /// <summary>Figures are exact to nine decimals; larger ones could leave that range when summed.</summary>
    private const double Largest = 1e18;

    /// <summary>Whether they are lower bounds only.</summary>
    public bool AreFloors => All.All(bound => bound.Operator is BoundOperator.Gt or BoundOperator.Gte);

    /// <summary>The one that implies the others, where all are lower bounds.</summary>
    public Bound StrictestFloor => All.OrderBy(bound => bound.Value).ThenBy(bound => bound.Operator == BoundOperator.Gt).Last();

    public bool Hold(decimal figure) => All.All(bound => bound.Holds(figure));

    /// <summary>Null where a number is too large.</summary>
    public static Bounds? Of(IReadOnlyList<CorrelationBound> bounds) =>
        bounds.Any(bound => Math.Abs(bound.Value) > Largest)
            ? null
            : new Bounds([.. bounds.Select(bound => new Bound(bound.Operator, (decimal)bound.Value))]);

    /// <summary>What the bounds ask of a whole number from 1 to <paramref name="most"/>: a window without events is never judged.</summary>
    public CountReading OverCounts(int most)
    {
        // Between these the answer cannot change.
        var telling = All.SelectMany(bound => new[] { decimal.Floor(bound.Value), decimal.Floor(bound.Value) + 1 })
            .Append(1).Append(most).Where(count => count >= 1 && count <= most).Distinct().Order().ToList();
        var first = telling.FindIndex(Hold);
        return first < 0 ? CountReading.Never : telling.FindIndex(first, count => !Hold(count)) < 0 ? new CountReading((int)telling[first]) : CountReading.Undone;
    }
}

/// <summary>What bounds ask of a count that only grows.</summary>
/// <param name="Floor">From this count on they hold, whatever comes; null where some count does not satisfy them that a smaller one did.</param>
/// <param name="IsPossible">Whether any count satisfies them.</param>
internal sealed record CountReading(int? Floor, bool IsPossible = true)
{
    public static CountReading Never { get; } = new(null, IsPossible: false);

    public static CountReading Undone { get; } = new(Floor: null);
}

/// <summary>One comparison of the figure.</summary>
internal sealed record Bound(BoundOperator Operator, decimal Value)
{
    public bool Holds(decimal figure) => Operator switch
    {
        BoundOperator.Gt => figure > Value,
        BoundOperator.Gte => figure >= Value,
        BoundOperator.Lt => figure < Value,
        BoundOperator.Lte => figure <= Value,
        BoundOperator.Eq => figure == Value,
        _ => figure != Value,
    };
}
