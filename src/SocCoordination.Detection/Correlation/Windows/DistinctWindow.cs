using SocCoordination.Detection.Correlation.Planning;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>Distinct values, or distinct rules: each raises the curve while a window holds it, once however often it occurs.</summary>
internal sealed class DistinctWindow(CorrelationNode node, int threshold) : CurveWindow(node.Span, threshold, threshold)
{
    private readonly Occurrences _occurrences = new();

    public override decimal? QuickFigureAt(long time) => (decimal)HeightAt(time);

    protected override void Raise(StepCurve curve, in Member member)
    {
        var term = TermOf(member);
        Change(curve, term, member, 1);
        _occurrences.Add(term, member);
    }

    protected override void Lower(StepCurve curve, in Member member)
    {
        var term = TermOf(member);
        _occurrences.Remove(term, member);
        Change(curve, term, member, -1);
    }

    /// <summary>The windows that hold this occurrence and no other of its term are those it makes a difference to.</summary>
    private void Change(StepCurve curve, Int128 term, in Member member, int sign)
    {
        curve.CountEvent(member.Time, sign);
        var from = _occurrences.Before(term, member.Time) is { } before ? Math.Max(member.Time, before + Span + 1) : member.Time;
        var to = _occurrences.After(term, member.Time) is { } after ? Math.Min(member.Time + Span, after - 1) : member.Time + Span;
        if (from <= to) curve.Raise(from, to, sign, events: 0);
    }

    private Int128 TermOf(in Member member) => node.TellsRulesApart ? member.Slot : member.Value;
}
