using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Features.Posture;

/// <summary>One span that is measured: from what to what, over which rows.</summary>
/// <param name="Key">Its name in links and the API.</param>
/// <param name="Spans">What was measured in the month.</param>
/// <param name="Before">In the month before.</param>
/// <param name="Waiting">How many of the month's have not come that far.</param>
internal sealed record PostureStage(string Key, IReadOnlyList<MeasuredSpan> Spans, IReadOnlyList<MeasuredSpan> Before, int Waiting);

/// <param name="Subject"><c>CB-12</c> or a case's number.</param>
internal sealed record MeasuredSpan(string Subject, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Clocks of machines differ: an event that claims to come after its own alert took no time.</summary>
    public TimeSpan Span => To > From ? To - From : TimeSpan.Zero;
}

/// <summary>The spans of a month, as a list: what each means stands on the page beside it.</summary>
internal static class PostureStages
{
    public const string Detect = "detect";
    public const string Acknowledge = "acknowledge";
    public const string Judge = "judge";
    public const string Contain = "contain";
    public const string Close = "close";

    public static IReadOnlyList<PostureStage> Of(PostureFacts facts) =>
    [
        Alerts(Detect, facts, one => one.Kind == AlertKind.Detection, one => one.FirstSeen, one => one.OpenedAt),
        Alerts(Acknowledge, facts, _ => true, one => one.OpenedAt, one => one.ClaimedAt),
        Alerts(Judge, facts, _ => true, one => one.OpenedAt, one => one.ClosedAt),
        Cases(Contain, facts, one => one.OpenedAt, one => one.ContainedAt),
        Cases(Close, facts, one => one.ClosedAt, one => one.ClosedAt),
    ];

    private static PostureStage Alerts(string key, PostureFacts facts, Func<AlertRow, bool> which, Func<AlertRow, DateTimeOffset> from, Func<AlertRow, DateTimeOffset?> to)
    {
        var rows = facts.Alerts.Where(which).ToList();
        IReadOnlyList<MeasuredSpan> Measured(Func<DateTimeOffset?, bool> inMonth) =>
            [.. rows.Where(one => inMonth(one.OpenedAt) && to(one) is not null).Select(one => new MeasuredSpan(AlertNumber.Of(one.Id), from(one), to(one)!.Value))];
        return new PostureStage(key, Measured(facts.Period.Holds), Measured(facts.Period.HeldBefore), rows.Count(one => facts.Period.Holds(one.OpenedAt) && to(one) is null));
    }

    /// <param name="counted">The moment by which a case belongs to a month.</param>
    private static PostureStage Cases(string key, PostureFacts facts, Func<CaseRow, DateTimeOffset?> counted, Func<CaseRow, DateTimeOffset?> to)
    {
        IReadOnlyList<MeasuredSpan> Measured(Func<DateTimeOffset?, bool> inMonth) =>
            [.. facts.Cases.Where(one => inMonth(counted(one)) && to(one) is not null).Select(one => new MeasuredSpan(one.Number, one.OpenedAt, to(one)!.Value))];
        return new PostureStage(key, Measured(facts.Period.Holds), Measured(facts.Period.HeldBefore), facts.OpenedCases.Count(one => to(one) is null));
    }
}
