using System.Globalization;
using SocCoordination.Detection.Ast;
using SocCoordination.Detection.Parsing;

namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>
/// Chooses how a condition is judged. The specification (2.1, "Condition") asks for a figure "that must appear within the given
/// time frame". Lower bounds (gt, gte) alone are judged at once, over the window that ends with each event: once reached, no
/// further event of the frame takes that back. Any other condition (lt, lte, eq, neq, a range, "not") a further event could
/// undo, so it is judged when its frame is over; a frame begins with the first event after the last one. Nothing is said of a
/// group without any event: there is none to name.
/// </summary>
internal sealed class JudgementPass(CorrelationRule rule, Func<string, int> slotOf, CorrelationOptions options, DiagnosticList faults)
{
    private bool Ordered => rule.Type == CorrelationType.TemporalOrdered;

    /// <summary>Null where the condition cannot be judged; the faults say why.</summary>
    public Judgement? Judge()
    {
        if (rule.Rules.Count > Alternatives.MostSlots)
            return Refuse($"{rule.Rules.Count} rules", $"at most {Alternatives.MostSlots}");
        if (rule.Type == CorrelationType.NewTerms) return new NewTermJudgement();
        if (rule.Expression is { } expression) return JudgeExpression(expression);
        if (Bounds.Of(rule.Bounds) is not { } bounds) return Refuse("a number beyond 10^18", "a smaller one");
        return rule.Type switch
        {
            CorrelationType.Temporal or CorrelationType.TemporalOrdered => JudgeRuleCount(bounds),
            CorrelationType.EventCount or CorrelationType.ValueCount => JudgeCount(bounds),
            _ when bounds.AreFloors => new LinearJudgement(LinearTest.Of(rule.Type, bounds.StrictestFloor, rule.Percentile)),
            _ => new FrameJudgement(bounds, [], Ordered: false),
        };
    }

    private Judgement? JudgeCount(Bounds bounds)
    {
        var reading = bounds.OverCounts(int.MaxValue);
        if (!reading.IsPossible) return Refuse("bounds that no count satisfies", "bounds that leave a count");
        var most = bounds.All.Max(bound => bound.Value);
        if (most > options.EntriesPerGroup)
            return Refuse(string.Create(CultureInfo.InvariantCulture, $"a bound of {most}"), $"at most {options.EntriesPerGroup}, which is what a group holds ({nameof(CorrelationOptions.EntriesPerGroup)})");
        if (reading.Floor is not { } floor) return new FrameJudgement(bounds, [], Ordered: false);
        return rule.Type == CorrelationType.EventCount ? new LinearJudgement(LinearTest.Count(floor)) : new DistinctJudgement(floor);
    }

    private Judgement? JudgeRuleCount(Bounds bounds)
    {
        var rules = rule.Rules.Count;
        var reading = bounds.OverCounts(rules);
        if (!reading.IsPossible) return Refuse($"bounds that no number of {rules} rules satisfies", $"bounds within 1 to {rules}");
        if (reading.Floor is not { } floor) return new FrameJudgement(bounds, [], Ordered);
        if (!Ordered) return new DistinctJudgement(floor);
        return Alternatives.Choosing(floor, rules) is { } choices
            ? new SequenceJudgement(choices, Ordered)
            : Refuse($"more than {Alternatives.Most} ways to choose {floor} of {rules} rules in order", "fewer rules, or all of them");
    }

    private Judgement? JudgeExpression(ConditionNode expression)
    {
        if (Alternatives.Of(expression, slotOf) is not { } alternatives) return Refuse("a condition with too many alternatives", $"at most {Alternatives.Most}");
        if (alternatives.Count == 0) return Refuse("a condition that nothing satisfies", "one that some rules' matches satisfy");
        return alternatives.All(one => one.Absent == 0 && one.Present != 0)
            ? new SequenceJudgement(alternatives, Ordered)
            : new FrameJudgement(Bounds: null, alternatives, Ordered);
    }

    private Judgement? Refuse(string found, string expected)
    {
        faults.Error(rule.Header.At, "correlation-condition", found, expected);
        return null;
    }
}
