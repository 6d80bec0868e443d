namespace SocCoordination.Service.Features.Cases.Model;

/// <summary>Which steps may follow which (TT20/2017 Điều 11): forward, skipping what a small incident does not need; back where step 3c finds it unstable.</summary>
internal static class CaseProcess
{
    /// <summary>The steps in their order, as the path on the case page shows them.</summary>
    public static readonly IReadOnlyList<CaseStatus> Steps = Enum.GetValues<CaseStatus>();

    public static bool Allows(CaseStatus from, CaseStatus to) => (from, to) switch
    {
        (CaseStatus.Closed, CaseStatus.Review) => true,
        (CaseStatus.Closed, _) => false,
        (_, CaseStatus.Closed) => from is CaseStatus.LessonsLearned or CaseStatus.Verification,
        (CaseStatus.Eradication or CaseStatus.Recovery or CaseStatus.Review, CaseStatus.Containment) => true,
        (CaseStatus.Recovery or CaseStatus.Review, CaseStatus.Eradication) => true,
        _ => to > from,
    };

    public static IEnumerable<CaseStatus> NextOf(CaseStatus from) => Steps.Where(to => Allows(from, to));
}
