namespace SocCoordination.Service.Features.Playbooks.Reporting;

/// <summary>One deadline of one case, running.</summary>
/// <param name="Profile">The id of its profile.</param>
/// <param name="Since">From when it runs.</param>
/// <param name="Due">When it ends; the same as <paramref name="Since"/> where the law says immediately.</param>
/// <param name="Governs">No other clock of the same duty ends earlier: the one to keep.</param>
internal sealed record DeadlineClock(string Profile, BothLanguages ProfileTitle, Deadline Deadline, DateTimeOffset Since, DateTimeOffset Due, bool Governs)
{
    public bool IsImmediate => Deadline.Limit == TimeSpan.Zero;

    /// <summary>Negative once it is overdue.</summary>
    public TimeSpan Left(DateTimeOffset now) => Due - now;
}
