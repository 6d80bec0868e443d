namespace SocCoordination.Service.Features.Playbooks.Reporting;

/// <summary>From what happened to a case to the deadlines that run. Pure.</summary>
internal static class DeadlineClocks
{
    /// <summary>Every deadline of every profile in force, the earliest first; for each duty the earliest governs.</summary>
    /// <param name="zone">The province's, in which a law's days begin and end.</param>
    public static IReadOnlyList<DeadlineClock> For(IEnumerable<ReportingProfile> profiles, CaseMoments moments, TimeZoneInfo zone)
    {
        var clocks = new List<DeadlineClock>();
        foreach (var profile in profiles)
        {
            foreach (var deadline in profile.Deadlines)
            {
                if (moments.Of(deadline.Trigger) is not { } arose || moments.SystemLevel < deadline.LevelAtLeast || !profile.IsInForce(Day(arose, zone)))
                    continue;
                var since = moments.Of(deadline.RunsFrom) ?? arose;
                clocks.Add(new DeadlineClock(profile.Id, profile.Title, deadline, since, since + deadline.Limit, Governs: false));
            }
        }

        var earliest = clocks.GroupBy(clock => clock.Deadline.Duty, StringComparer.Ordinal).ToDictionary(duty => duty.Key, duty => duty.Min(clock => clock.Due), StringComparer.Ordinal);
        return [.. clocks.Select(clock => clock with { Governs = clock.Due == earliest[clock.Deadline.Duty] }).OrderBy(clock => clock.Due)];
    }

    /// <summary>The periodic reports that fall due within the next days, the earliest first.</summary>
    public static IReadOnlyList<(DateOnly Before, ReportingProfile Profile, CalendarDuty Duty)> Upcoming(IEnumerable<ReportingProfile> profiles, DateOnly today, int days) =>
        [.. from profile in profiles
            from duty in profile.Calendar
            from day in duty.Before
            from before in new[] { day.In(today.Year), day.In(today.Year + 1) }
            where before > today && before <= today.AddDays(days) && profile.IsInForce(before)
            orderby before
            select (before, profile, duty)];

    private static DateOnly Day(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
