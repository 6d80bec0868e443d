using SocCoordination.Detection.Correlation.Planning;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>Counts, sums, means, percentiles: a sum of weights over the window.</summary>
internal sealed class LinearWindow(CorrelationNode node, LinearTest test, long span) : Window(span)
{
    // Most groups never have enough events to fire: they stay without a curve.
    private StepCurve? _curve;

    public override void Add(in Member member, MemberSet members)
    {
        if (_curve is not null)
        {
            Raise(_curve, member, 1);
        }
        else if (members.Count >= test.Fewest)
        {
            _curve = new StepCurve();
            foreach (var each in members.All) Raise(_curve, each, 1);
        }
    }

    public override void Remove(in Member member)
    {
        if (_curve is not null) Raise(_curve, member, -1);
    }

    public override Stretch? FindHot(in Member added, MemberSet members)
    {
        if (_curve is null) return null;
        var (from, to) = (added.Time, added.Time + Span);
        if (_curve.FirstReaching(from, to, test.Threshold) is not { } first || _curve.LastReaching(from, to, test.Threshold) is not { } last) return null;
        if (test.Doubt is null) return new Stretch(first, last);
        while (!IsSure(first, members))
        {
            if (_curve.FirstReaching(first + 1, last, test.Threshold) is not { } next) return null;
            first = next;
        }

        while (last > first && !IsSure(last, members)) last = _curve.LastReaching(first, last - 1, test.Threshold)!.Value;
        return new Stretch(first, last);
    }

    public override decimal? QuickFigureAt(long time) => node.Type switch
    {
        Ast.CorrelationType.EventCount => (decimal)(_curve?.HeightAt(time) ?? 0),
        Ast.CorrelationType.ValueSum => FixedPoint.ToDecimal(_curve?.HeightAt(time) ?? 0),
        _ => null,
    };

    private bool IsSure(long time, MemberSet members) =>
        _curve!.HeightAt(time) != 0 || test.Doubt!.Holds(Figures.Of(node, [.. members.Between(time - Span, time)]));

    private void Raise(StepCurve curve, in Member member, int sign)
    {
        curve.Raise(member.Time, member.Time + Span, sign * test.Weight(member.Value));
        curve.CountEvent(member.Time, sign);
    }
}
