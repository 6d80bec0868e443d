using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>The bounds of a condition: all must hold.</summary>
internal sealed record Bounds(IReadOnlyList<Bound> All)
{
    /// <summary>Figures are exact to nine decimals; larger ones could leave that range when summed.</summary>
    private const double Largest = 1e18;

    /// <summary>Whether further events can only help where the figure only grows.</summary>
    public bool AreFloors => All.All(bound => bound.Operator is BoundOperator.Gt or BoundOperator.Gte);

    /// <summary>The one that implies the others, where all are floors.</summary>
    public Bound StrictestFloor => All.OrderBy(bound => bound.Value).ThenBy(bound => bound.Operator == BoundOperator.Gt).Last();

    public bool Hold(decimal figure) => All.All(bound => bound.Holds(figure));

    /// <summary>Null where a number is too large.</summary>
    public static Bounds? Of(IReadOnlyList<CorrelationBound> bounds) =>
        bounds.Any(bound => Math.Abs(bound.Value) > Largest)
            ? null
            : new Bounds([.. bounds.Select(bound => new Bound(bound.Operator, (decimal)bound.Value))]);

    /// <summary>The same bounds over a whole number from 1 to <paramref name="most"/>: those that always hold are left out, and "all of them" becomes a floor.</summary>
    public Bounds WithinCount(int most)
    {
        var telling = All.Where(bound => !AlwaysHolds(bound, most))
            .Select(bound => bound is { Operator: BoundOperator.Eq } && bound.Value == most ? new Bound(BoundOperator.Gte, most) : bound)
            .ToList();
        return telling.Count > 0 ? new Bounds(telling) : new Bounds([new Bound(BoundOperator.Gte, 1)]);
    }

    private static bool AlwaysHolds(Bound bound, int most) => bound.Operator switch
    {
        BoundOperator.Lt => most < bound.Value,
        BoundOperator.Lte => most <= bound.Value,
        BoundOperator.Neq => bound.Value < 1 || bound.Value > most || bound.Value != decimal.Truncate(bound.Value),
        _ => false,
    };
}

/// <summary>One comparison of the figure.</summary>
internal sealed record Bound(BoundOperator Operator, decimal Value)
{
    /// <summary>The smallest whole number that a floor lets pass, at least 1: a window without events is never judged.</summary>
    public decimal LeastCount => Math.Max(1, Operator == BoundOperator.Gt ? decimal.Floor(Value) + 1 : decimal.Ceiling(Value));

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
