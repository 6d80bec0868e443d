using SocCoordination.Service.Features.Playbooks.Reading;
using SocCoordination.Service.Features.Playbooks.Reporting;

namespace SocCoordination.Service.Tests.Features.Playbooks;

/// <summary>With the shipped profiles: what the law asks for in stories that happen.</summary>
public class When_deadlines_run
{
    private static readonly IReadOnlyList<ReportingProfile> s_profiles = new PlaybookFolder(Path.Combine(AppContext.BaseDirectory, "playbooks")).Read().Profiles;
    private static readonly TimeZoneInfo s_zone = TimeZoneInfo.CreateCustomTimeZone("UTC+7", TimeSpan.FromHours(7), "UTC+7", "UTC+7");
    private static readonly DateTimeOffset s_detected = new(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void Should_ask_for_the_notice_within_72_hours_although_the_older_law_gives_five_days()
    {
        var clocks = Clocks(new CaseMoments(s_detected));

        Assert.Equal(
            ["tt20-2017/team-notice 0h governs", "anm-2026/incident-report 72h governs", "tt20-2017/operator-notice 120h"],
            clocks);
    }

    [Fact]
    public void Should_run_the_24_hours_of_a_serious_incident_from_its_detection()
    {
        var clocks = Clocks(new CaseMoments(s_detected) { Serious = s_detected.AddHours(6) });

        Assert.Contains("anm-2026/serious-notice 24h governs", clocks);
        Assert.Contains("anm-2026/incident-report 72h", clocks);
        Assert.Contains("tt20-2017/propose-serious 6h governs", clocks);
    }

    [Fact]
    public void Should_ask_for_the_notice_at_once_when_a_service_is_interrupted()
    {
        var clocks = Clocks(new CaseMoments(s_detected) { ServiceInterrupted = s_detected.AddHours(1) });

        Assert.Contains("anm-2026/service-interrupted 1h governs", clocks);
        Assert.DoesNotContain("anm-2026/incident-report 72h governs", clocks);
    }

    [Fact]
    public void Should_ask_for_the_personal_data_notice_beside_the_others()
    {
        var clocks = Clocks(new CaseMoments(s_detected) { PersonalData = s_detected.AddDays(1) });

        Assert.Contains("personal-data/authority-notice 72h governs", clocks);
        Assert.Contains("anm-2026/incident-report 72h governs", clocks);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void Should_ask_of_important_systems_only_what_is_asked_of_them(int level, bool asked)
    {
        var clocks = Clocks(new CaseMoments(s_detected) { BeyondCapacity = s_detected, SystemLevel = level });

        Assert.Equal(asked, clocks.Any(clock => clock.StartsWith("anm-2026/important-beyond-capacity", StringComparison.Ordinal)));
        Assert.Contains("tt20-2017/beyond-capacity 0h governs", clocks);
    }

    [Fact]
    public void Should_ask_for_the_final_report_five_days_after_the_end() =>
        Assert.Contains("tt20-2017/final-report 336h governs", Clocks(new CaseMoments(s_detected) { Closed = s_detected.AddDays(9) }));

    /// <summary>The decree is in force from 19-8-2026, whose first minute in Vietnam is still 18-8 in UTC.</summary>
    [Theory]
    [InlineData("2026-08-18T23:59:59+07:00", false)]
    [InlineData("2026-08-19T00:00:00+07:00", true)]
    public void Should_follow_a_law_from_its_first_day_in_the_provinces_zone(string detected, bool inForce)
    {
        var clocks = DeadlineClocks.For(s_profiles, new CaseMoments(DateTimeOffset.Parse(detected)), s_zone);

        Assert.Equal(inForce, clocks.Any(clock => clock.Profile == "anm-2026"));
    }

    [Fact]
    public void Should_stop_following_a_law_after_its_last_day()
    {
        var ended = s_profiles.Select(profile => profile.Id == "tt20-2017" ? profile with { To = new DateOnly(2026, 11, 21) } : profile);

        var clocks = DeadlineClocks.For(ended, new CaseMoments(s_detected), s_zone);

        Assert.Equal(["anm-2026"], clocks.Select(clock => clock.Profile));
    }

    [Fact]
    public void Should_put_the_earliest_first() =>
        Assert.Equal(
            DeadlineClocks.For(s_profiles, Everything(), s_zone).Select(clock => clock.Due).Order(),
            DeadlineClocks.For(s_profiles, Everything(), s_zone).Select(clock => clock.Due));

    [Fact]
    public void Should_let_one_clock_govern_each_duty() => Assert.All(
        DeadlineClocks.For(s_profiles, Everything(), s_zone).GroupBy(clock => clock.Deadline.Duty),
        duty =>
        {
            var earliest = duty.Min(clock => clock.Due);
            Assert.All(duty, clock => Assert.Equal(clock.Due == earliest, clock.Governs));
        });

    [Fact]
    public void Should_announce_the_reports_of_the_year()
    {
        var upcoming = DeadlineClocks.Upcoming(s_profiles, new DateOnly(2026, 11, 22), days: 60);

        Assert.Equal(
            [(new DateOnly(2026, 12, 15), "half-year"), (new DateOnly(2026, 12, 20), "annual-unit"), (new DateOnly(2026, 12, 25), "annual-owner")],
            upcoming.Select(one => (one.Before, one.Duty.Id)));
        Assert.Equal(new DateOnly(2027, 6, 20), DeadlineClocks.Upcoming(s_profiles, new DateOnly(2026, 12, 26), days: 200)[0].Before);
    }

    private static CaseMoments Everything() => new(s_detected)
    {
        Reported = s_detected, Confirmed = s_detected, Serious = s_detected.AddHours(1), BeyondCapacity = s_detected.AddHours(2),
        ServiceInterrupted = s_detected.AddHours(3), NationalSecurity = s_detected.AddHours(4), PersonalData = s_detected.AddHours(5),
        SensitivePersonalData = s_detected.AddHours(6), Handled = s_detected.AddDays(3), Closed = s_detected.AddDays(9), SystemLevel = 5,
    };

    private static IReadOnlyList<string> Clocks(CaseMoments moments) =>
        [.. DeadlineClocks.For(s_profiles, moments, s_zone)
            .Select(clock => $"{clock.Profile}/{clock.Deadline.Id} {(clock.Due - s_detected).TotalHours:0}h{(clock.Governs ? " governs" : "")}")];
}
