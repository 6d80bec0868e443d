using Microsoft.Extensions.DependencyInjection;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Tests.Support;

/// <summary>Alerts as detection opens them: recorded, in the journal, pushed; for tests of what people do with them.</summary>
internal static class SampleAlerts
{
    private static int _opened;

    public static async Task<long> OpenAlertAsync(
        this RunningService service, string sentence = "Dò mật khẩu SSH từ 203.0.113.77", Severity severity = Severity.High, string? entity = "203.0.113.77",
        string entityField = "source.ip", string rule = "11111111-2222-4333-8444-555555555555", string title = "SSH password guessing", long count = 12,
        string? host = "web-01", int? agency = 1, int? system = null, TimeSpan? ago = null, string? incidentType = null)
    {
        await using var scope = service.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Part("detection");
        var now = TimeProvider.System.GetUtcNow() - (ago ?? TimeSpan.Zero);
        var alert = new Alert
        {
            Key = $"sample-{Guid.NewGuid()}",
            Kind = AlertKind.Detection,
            RuleId = rule,
            RuleTitle = title,
            Severity = severity,
            IncidentType = incidentType,
            Techniques = "T1110.001",
            AgencyId = agency,
            SystemId = system,
            GroupKey = $"[\"{Interlocked.Increment(ref _opened)}\"]",
            EntityField = entity is null ? null : entityField,
            Entity = entity,
            Host = host,
            SentenceVi = sentence,
            SentenceEn = "(en) " + sentence,
            FirstSeen = now - TimeSpan.FromMinutes(3),
            LastSeen = now,
            OpenedAt = now,
            Count = count,
        };
        var opening = scope.ServiceProvider.GetRequiredService<AlertOpening>();
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(
            async () =>
            {
                await opening.OpenAsync(alert, "Sở Khoa học và Công nghệ", CancellationToken.None);
                return true;
            },
            CancellationToken.None);
        return alert.Id;
    }

    /// <summary>Counts an alert up, as further events of the same attack do.</summary>
    public static Task CountAlertAsync(this RunningService service, long id, long to) =>
        service.WithUnitOfWorkAsync(async provider =>
        {
            var alert = await provider.GetRequiredService<SocDbContext>().Alerts.FindAsync(id) ?? throw new InvalidOperationException("There is no such alert.");
            (alert.Count, alert.LastSeen) = (to, TimeProvider.System.GetUtcNow());
            provider.GetRequiredService<SocCoordination.Service.Journal.JournalBuffer>().Record(new AlertCounted(id, alert.AgencyId, null, to));
        });

    public static async Task WithUnitOfWorkAsync(this RunningService service, Func<IServiceProvider, Task> work)
    {
        await using var scope = service.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Part("test");
        await scope.ServiceProvider.GetRequiredService<UnitOfWork>().CommitAsync(
            async () =>
            {
                await work(scope.ServiceProvider);
                return true;
            },
            CancellationToken.None);
    }
}
