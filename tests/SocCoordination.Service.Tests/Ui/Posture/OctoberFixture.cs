using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Posture;

/// <summary>A province with a September and an October of 2026 whose figures are worked out by hand in the test. Times are UTC; October begins on 30 September at 17:00.</summary>
public sealed class OctoberFixture : SharedService, IAsyncLifetime
{
    private static readonly Caller Analyst = new("account:2", "Trực ban 1", new HashSet<Role> { Role.Analyst });

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await Service.WithDatabaseAsync(async database =>
        {
            await database.Installations.ExecuteUpdateAsync(set => set.SetProperty(one => one.SetUpAt, At("2026-01-01T00:00:00Z")));
            await database.Agencies.ExecuteUpdateAsync(set => set.SetProperty(one => one.CreatedAt, At("2026-01-01T00:00:00Z")));
            Agencies(database);
            await database.SaveChangesAsync();
            Cases(database);
            Alerts(database);
            await database.SaveChangesAsync();
            await EscalationsAsync(database);
            return await database.SaveChangesAsync();
        });
    }

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);

    /// <summary>1: sends until the end; 2: silent since 15 October; 3: began in November; 4: closed down.</summary>
    private static void Agencies(SocDbContext database)
    {
        for (var id = 2; id <= 4; id++)
            database.Agencies.Add(new Agency { Id = id, Code = "a" + id, Name = "Cơ quan " + id, CreatedAt = At("2026-01-01T00:00:00Z"), Active = id != 4 });
        database.Systems.Add(new AgencySystem { Id = 1, AgencyId = 1, Name = "Một cửa", Level = 3 });
        database.Systems.Add(new AgencySystem { Id = 2, AgencyId = 2, Name = "Khám chữa bệnh", Level = 3, Owner = "Giám đốc Sở Y tế" });
        database.Systems.Add(new AgencySystem { Id = 3, AgencyId = 3, Name = "Trang tin", Level = 1 });
        database.Sources.Add(Source(1, "2026-08-01T00:00:00Z", "2026-10-31T16:30:00Z"));
        database.Sources.Add(Source(2, "2026-08-01T00:00:00Z", "2026-10-15T00:00:00Z"));
        database.Sources.Add(Source(3, "2026-11-05T00:00:00Z", "2026-11-06T00:00:00Z"));
        database.Sources.Add(Source(4, "2026-08-01T00:00:00Z", "2026-10-31T16:30:00Z"));
    }

    private static LogSource Source(int agency, string first, string last) => new()
    {
        AgencyId = agency, Via = "k", Host = "h" + agency, FirstSeen = At(first), LastSeen = At(last), LastEventAt = At(last), Events = 10,
    };

    private static void Cases(SocDbContext database)
    {
        database.Cases.AddRange(
            Case(1, "phishing", Severity.High, "2026-10-05T00:00:00Z", "2026-10-07T00:00:00Z", [1], []),
            Case(2, "phishing", Severity.Critical, "2026-10-10T00:00:00Z", null, [1, 2], [1]),
            Case(3, "malware", Severity.Medium, "2026-10-31T16:59:59Z", null, [], []),
            Case(4, "phishing", Severity.Low, "2026-09-20T00:00:00Z", "2026-10-02T00:00:00Z", [2], []),
            // The first moment of November, in the province's zone.
            Case(5, "phishing", Severity.High, "2026-10-31T17:00:00Z", null, [1], []));
        var contained = new CaseTask { CaseId = 2, Ordinal = 1, Phase = CaseStatus.Containment, TitleVi = "Cô lập", TitleEn = "Isolate" };
        contained.Finish(TaskState.Done, null, Analyst, At("2026-10-10T03:00:00Z"));
        database.Tasks.Add(contained);
    }

    private static Case Case(int id, string type, Severity severity, string opened, string? closed, int[] agencies, int[] systems)
    {
        var one = new Case { Id = id, Number = $"SC-2026-{id:0000}", Title = "Sự cố " + id, IncidentType = type, Severity = severity, Owner = "account:2", OwnerName = "Trực ban 1", OpenedAt = At(opened), DetectedAt = At(opened) };
        one.Agencies.AddRange(agencies.Select(agency => new CaseAgency { AgencyId = agency }));
        one.Systems.AddRange(systems.Select(system => new CaseSystem { SystemId = system }));
        if (closed is not null)
            Assert.True(one.Move(CaseStatus.Closed, At(closed)));
        return one;
    }

    /// <summary>
    /// Twelve in October: the n-th of the first ten claimed after n minutes, seven of them judged an hour after that; two never claimed.
    /// Three in September, claimed after 20 minutes. One a millisecond before October, one at its end.
    /// </summary>
    private static void Alerts(SocDbContext database)
    {
        Verdict[] verdicts = [Verdict.True, Verdict.True, Verdict.True, Verdict.True, Verdict.Benign, Verdict.False, Verdict.Duplicate];
        for (var n = 1; n <= 12; n++)
        {
            var alert = Alert("oct" + n, At("2026-10-12T00:00:00Z").AddHours(n));
            if (n <= 10)
                alert.Claim(Analyst, alert.OpenedAt.AddMinutes(n));
            if (n <= verdicts.Length)
                alert.Close(Analyst, verdicts[n - 1], "vì", alert.OpenedAt.AddMinutes(n + 60));
            database.Alerts.Add(alert);
        }

        for (var n = 1; n <= 3; n++)
        {
            var alert = Alert("sep" + n, At("2026-09-12T00:00:00Z").AddHours(n));
            alert.Claim(Analyst, alert.OpenedAt.AddMinutes(20));
            database.Alerts.Add(alert);
        }

        database.Alerts.Add(Alert("just before", At("2026-09-30T16:59:59.999Z")));
        database.Alerts.Add(Alert("just after", At("2026-10-31T17:00:00Z")));
    }

    private static Alert Alert(string key, DateTimeOffset opened) => new()
    {
        Key = key, Kind = AlertKind.Detection, RuleId = "r", RuleTitle = "R", Severity = Severity.High, GroupKey = key, SentenceVi = "Câu " + key, SentenceEn = "Sentence " + key,
        FirstSeen = opened.AddSeconds(-30), LastSeen = opened, OpenedAt = opened, Count = 1,
    };

    /// <summary>Acknowledged after 20 minutes; after two hours, overdue at one; never, not overdue yet.</summary>
    private static async Task EscalationsAsync(SocDbContext database)
    {
        var quick = CaseEscalation.Raise(1, "vì", Urgency.Urgent, Analyst, At("2026-10-05T10:00:00Z"), TimeSpan.FromHours(1));
        quick.Acknowledge(Analyst, At("2026-10-05T10:20:00Z"));
        var slow = CaseEscalation.Raise(2, "vì", Urgency.Urgent, Analyst, At("2026-10-10T10:00:00Z"), TimeSpan.FromHours(1));
        slow.RaiseAgain(At("2026-10-10T11:00:00Z"), TimeSpan.FromHours(1));
        slow.Acknowledge(Analyst, At("2026-10-10T12:00:00Z"));
        var waiting = CaseEscalation.Raise(3, "vì", Urgency.Normal, Analyst, At("2026-10-31T16:00:00Z"), TimeSpan.FromHours(8));
        await database.Escalations.AddRangeAsync(quick, slow, waiting);
    }
}
