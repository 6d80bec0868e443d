namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>
/// The firings of one group. A firing goes on while no more than a time span of event time passes between the windows in which
/// the condition holds; after a whole span without, the condition has ceased, and when it holds again, a new firing begins.
/// </summary>
internal sealed class FiringLedger(long span)
{
    /// <summary>In time; more than a span lies between two.</summary>
    private readonly List<FiringSpan> _spans = [];

    public bool Holds(long time) => _spans.Exists(each => each.Holds(time));

    public void Forget(long before) => _spans.RemoveAll(each => each.LastHot < before);

    /// <summary>Takes back a firing that was told earlier. One that another has absorbed since is left out.</summary>
    public void Restore(FiringSpan restored)
    {
        if (_spans.Exists(each => each.FirstHot <= restored.FirstHot && restored.LastHot <= each.LastHot)) return;
        _spans.RemoveAll(each => restored.FirstHot <= each.FirstHot && each.LastHot <= restored.LastHot);
        Add(restored);
    }

    /// <summary>The firing in whose windows an event time lies; null where it lies in none.</summary>
    public FiringSpan? Covering(long time) => _spans.Find(each => each.Covers(time, span));

    public Growth Open(FiringSpan opened)
    {
        Add(opened);
        return new Growth(opened, IsNew: true, [], [Covered(opened)], [Held(opened)]);
    }

    /// <summary>Lets the firings that a stretch touches, in which the condition holds, grow by it into one; null where it touches none.</summary>
    public Growth? Extend(Stretch found)
    {
        var at = _spans.FindIndex(each => each.Touches(found, span));
        if (at < 0) return null;
        var kept = _spans[at];
        if (kept.FirstHot <= found.First && found.Last <= kept.LastHot) return Growth.By(kept);
        var touched = _spans.FindAll(each => each.Touches(found, span));
        var covered = touched.ConvertAll(Covered);
        var held = touched.ConvertAll(Held);
        foreach (var each in touched[1..])
        {
            kept.LastHot = each.LastHot;
            kept.LastEvent = each.LastEvent;
            kept.Count += each.Count;
            _spans.Remove(each);
        }

        kept.FirstHot = Math.Min(kept.FirstHot, found.First);
        kept.LastHot = Math.Max(kept.LastHot, found.Last);
        return new Growth(kept, IsNew: false, touched[1..], Covered(kept).Less(covered), Held(kept).Less(held));
    }

    private void Add(FiringSpan added)
    {
        _spans.Add(added);
        _spans.Sort((one, other) => one.FirstHot.CompareTo(other.FirstHot));
    }

    private Stretch Covered(FiringSpan firing) => new(firing.FirstHot - span, firing.LastHot);

    private static Stretch Held(FiringSpan firing) => new(firing.FirstHot, firing.LastHot);
}

/// <summary>How a new member changed a firing.</summary>
/// <param name="Span">As it stands now.</param>
/// <param name="IsNew">Whether it began.</param>
/// <param name="Absorbed">Firings that are one with it now.</param>
/// <param name="NewlyCovered">Stretches whose members came into it.</param>
/// <param name="NewlyHeld">Stretches at whose members the condition is now known to hold.</param>
internal sealed record Growth(FiringSpan Span, bool IsNew, List<FiringSpan> Absorbed, Stretch[] NewlyCovered, Stretch[] NewlyHeld)
{
    /// <summary>By a member in a stretch that it had already.</summary>
    public static Growth By(FiringSpan span) => new(span, IsNew: false, [], [], []);
}
