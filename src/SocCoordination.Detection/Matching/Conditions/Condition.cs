namespace SocCoordination.Detection.Matching.Conditions;

/// <summary>
/// A part of a rule in the form that is evaluated. Equal parts of all rules are one object, so that its
/// <see cref="Id"/> finds the answer that another rule got.
/// </summary>
internal abstract class Condition(int id)
{
    public int Id => id;

    /// <summary>Several rules or parts ask it, so its answer is worth remembering.</summary>
    public bool IsShared { get; set; }

    /// <summary>What an evaluation costs, roughly in nanoseconds: the cheap parts are asked first.</summary>
    public abstract double Cost { get; }

    /// <summary>Asked through <see cref="EventContext.Holds"/>, which remembers the answer.</summary>
    public abstract bool Evaluate(EventContext context);
}

internal sealed class AllCondition(int id, Condition[] parts) : Condition(id)
{
    public IReadOnlyList<Condition> Parts => parts;

    public override double Cost { get; } = parts.Sum(part => part.Cost) / 2;

    public override bool Evaluate(EventContext context)
    {
        foreach (var part in parts)
            if (!context.Holds(part))
                return false;
        return true;
    }
}

internal sealed class AnyCondition(int id, Condition[] parts) : Condition(id)
{
    public IReadOnlyList<Condition> Parts => parts;

    public override double Cost { get; } = parts.Sum(part => part.Cost);

    public override bool Evaluate(EventContext context)
    {
        foreach (var part in parts)
            if (context.Holds(part))
                return true;
        return false;
    }
}

internal sealed class NotCondition(int id, Condition inner) : Condition(id)
{
    public Condition Inner => inner;

    public override double Cost => inner.Cost;

    public override bool Evaluate(EventContext context) => !context.Holds(inner);
}
