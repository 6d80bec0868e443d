using SocCoordination.Service.Features.Playbooks;

namespace SocCoordination.Service.Features.Posture;

/// <summary>A month's posture; also the API's shape. Spans are <c>d.hh:mm:ss</c>.</summary>
/// <param name="Month"><c>2026-11</c>, in the province's zone.</param>
/// <param name="IsWhole">False while the month runs: it is then measured until <paramref name="To"/> and compared with as much of the month before.</param>
/// <param name="HasBefore">False where the month before was not watched from its beginning: nothing is compared then.</param>
/// <param name="Sentence">Better or worse, and where.</param>
/// <param name="Cases">Cases opened in the month.</param>
/// <param name="AlertsByVerdict">Alerts opened in the month by what they turned out to be; <c>open</c>: not judged yet.</param>
/// <param name="Needs">What leadership has to decide.</param>
internal sealed record PostureView(
    string Month, DateTimeOffset From, DateTimeOffset To, bool IsWhole, bool HasBefore, string Zone, BothLanguages Sentence,
    PostureCount Cases, PostureCount Alerts, IReadOnlyList<PostureCount> CasesByType, IReadOnlyList<PostureCount> CasesBySeverity,
    IReadOnlyList<PostureCount> CasesByAgency, IReadOnlyList<MonthCount> CasesByMonth, IReadOnlyList<PostureTime> Times,
    IReadOnlyList<PostureCount> AlertsByVerdict, LogSenders Senders, EscalationFigures Escalations, IReadOnlyList<LevelCount> Systems, IReadOnlyList<PostureNeed> Needs);

/// <param name="Key">Its id in links and lists.</param>
/// <param name="Before">The same in the month before.</param>
internal sealed record PostureCount(string Key, BothLanguages Name, int Count, int Before);

internal sealed record MonthCount(string Month, int Count);

/// <param name="Stage">One of <see cref="PostureStages"/>.</param>
/// <param name="Measured">How many spans the percentiles are of.</param>
/// <param name="Waiting">How many have not come that far and are not in them.</param>
internal sealed record PostureTime(string Stage, int Measured, int Waiting, TimeSpan? Median, TimeSpan? P90, TimeSpan? MedianBefore);

/// <param name="NewlySilent">Of the silent: sent for the last time in this month.</param>
internal sealed record LogSenders(int Agencies, int Sending, int Silent, int NewlySilent, int Never);

/// <param name="Overdue">Of the raised: not acknowledged within the set time, whether later or not yet.</param>
internal sealed record EscalationFigures(int Raised, int RaisedBefore, int Acknowledged, int Waiting, int Overdue, TimeSpan? Median, TimeSpan? P90);

/// <param name="Watched">Their agency sends logs.</param>
/// <param name="Hit">In a case that was opened in the month.</param>
internal sealed record LevelCount(int Level, int Systems, int Watched, int Hit);

/// <param name="Owner">Who has to act.</param>
/// <param name="List">The list behind it, under <c>/posture/{month}/</c>; null: it stands for itself.</param>
internal sealed record PostureNeed(BothLanguages What, string? Owner, string? List);
