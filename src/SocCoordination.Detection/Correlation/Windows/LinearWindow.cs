using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Correlation.Planning;

namespace SocCoordination.Detection.Correlation.Windows;

/// <summary>Counts, sums, means, percentiles: a sum of weights over the window.</summary>
internal sealed class LinearWindow(CorrelationNode node, LinearTest test) : CurveWindow(node.Span, test.Threshold, test.Fewest)
{
    public override decimal? QuickFigureAt(long time) => node.Type switch
    {
        CorrelationType.EventCount => (decimal)HeightAt(time),
        CorrelationType.ValueSum => FixedPoint.ToDecimal(HeightAt(time)),
        _ => null,
    };

    protected override void Raise(StepCurve curve, in Member member) => curve.Raise(member.Time, member.Time + Span, test.Weight(member.Value), events: 1);

    protected override void Lower(StepCurve curve, in Member member) => curve.Raise(member.Time, member.Time + Span, -test.Weight(member.Value), events: -1);

    protected override bool IsSure(StepCurve curve, long time, MemberSet members) =>
        test.Doubt is null || curve.HeightAt(time) != 0 || test.Doubt.Holds(Figures.Of(node, members.Between(time - Span, time)));
}
