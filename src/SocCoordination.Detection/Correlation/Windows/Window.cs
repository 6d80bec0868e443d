namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>
/// Where a condition that is judged at once holds in one group: at an event time t where it holds for the members from t - span
/// to t, both included.
/// </summary>
internal abstract class Window(long span)
{
    protected long Span => span;

    /// <summary>Takes in a member that <paramref name="members"/> has just got.</summary>
    public abstract void Add(in Member member, MemberSet members);

    /// <summary>Forgets a member that <paramref name="members"/> has just lost.</summary>
    public abstract void Remove(in Member member);

    /// <summary>Where the condition holds among the windows that hold a new member, leaving out at most those where it held before.</summary>
    public abstract Stretch? FindHot(in Member added, MemberSet members);

    /// <summary>The figure at an event time where it is cheap to tell; else null.</summary>
    public virtual decimal? QuickFigureAt(long time) => null;
}
