namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>A figure that members raise while windows hold them, and that must reach a threshold.</summary>
internal abstract class CurveWindow(long span, Int128 threshold, int fewest) : Window(span)
{
    // Most groups never have enough members to reach the threshold: they stay without a curve.
    private StepCurve? _curve;

    public override void Add(in Member member, MemberSet members)
    {
        if (_curve is not null)
        {
            Raise(_curve, member);
        }
        else if (members.Count >= fewest)
        {
            _curve = new StepCurve();
            foreach (var each in members.All()) Raise(_curve, each);
        }
    }

    public override void Remove(in Member member)
    {
        if (_curve is not null) Lower(_curve, member);
    }

    public override Stretch? FindHot(in Member added, MemberSet members)
    {
        if (_curve is null) return null;
        // Mostly the new member is the newest, and its own window the only one that holds it.
        var to = members.TryLast(added.Time + 1, added.Time + Span, out var newest) ? newest.Time : added.Time;
        if (to == added.Time) return _curve.HeightAt(to) >= threshold && IsSure(_curve, to, members) ? new Stretch(to, to) : null;
        return FindFirst(_curve, added.Time, to, members) is { } first ? new Stretch(first, FindLast(_curve, first, to, members)) : null;
    }

    protected Int128 HeightAt(long time) => _curve?.HeightAt(time) ?? 0;

    protected abstract void Raise(StepCurve curve, in Member member);

    protected abstract void Lower(StepCurve curve, in Member member);

    /// <summary>Whether the condition holds at a time at which the curve reaches the threshold.</summary>
    protected virtual bool IsSure(StepCurve curve, long time, MemberSet members) => true;

    private long? FindFirst(StepCurve curve, long from, long to, MemberSet members)
    {
        var first = curve.FirstReaching(from, to, threshold);
        while (first is { } time && !IsSure(curve, time, members)) first = curve.FirstReaching(time + 1, to, threshold);
        return first;
    }

    private long FindLast(StepCurve curve, long first, long to, MemberSet members)
    {
        var last = curve.LastReaching(first, to, threshold)!.Value;
        while (last > first && !IsSure(curve, last, members)) last = curve.LastReaching(first, last - 1, threshold)!.Value;
        return last;
    }
}
