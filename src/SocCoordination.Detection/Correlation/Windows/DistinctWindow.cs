using System.Runtime.InteropServices;
using SocCoordination.Detection.Correlation.Planning;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>Distinct values, or distinct rules: each raises the curve while a window holds it, once however often it occurs.</summary>
internal sealed class DistinctWindow(CorrelationNode node, int threshold, long span) : Window(span)
{
    private readonly Occurrences _occurrences = new();
    private StepCurve? _curve;

    public override void Add(in Member member, MemberSet members)
    {
        if (_curve is not null)
        {
            Raise(_curve, member);
        }
        else if (members.Count >= threshold)
        {
            _curve = new StepCurve();
            foreach (var each in members.All) Raise(_curve, each);
        }
    }

    public override void Remove(in Member member)
    {
        if (_curve is null) return;
        var term = TermOf(member);
        _occurrences.Remove(term, member);
        Change(_curve, term, member, -1);
    }

    public override Stretch? FindHot(in Member added, MemberSet members) =>
        _curve is null ? null : Stretch.Of(_curve.FirstReaching(added.Time, added.Time + Span, threshold), _curve.LastReaching(added.Time, added.Time + Span, threshold));

    public override decimal? QuickFigureAt(long time) => (decimal)(_curve?.HeightAt(time) ?? 0);

    private void Raise(StepCurve curve, in Member member)
    {
        var term = TermOf(member);
        Change(curve, term, member, 1);
        _occurrences.Add(term, member);
    }

    /// <summary>The windows that hold this occurrence and no other of its term are those it makes a difference to.</summary>
    private void Change(StepCurve curve, Int128 term, in Member member, int sign)
    {
        curve.CountEvent(member.Time, sign);
        var from = _occurrences.Before(term, member.Time) is { } before ? Math.Max(member.Time, before + Span + 1) : member.Time;
        var to = _occurrences.After(term, member.Time) is { } after ? Math.Min(member.Time + Span, after - 1) : member.Time + Span;
        if (from <= to) curve.Raise(from, to, sign);
    }

    private Int128 TermOf(in Member member) => node.TellsRulesApart ? member.Slot : member.Value;
}
