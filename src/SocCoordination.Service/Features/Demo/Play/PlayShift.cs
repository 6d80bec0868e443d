using System.Text.Json.Nodes;

namespace SocCoordination.Service.Features.Demo.Play;

/// <summary>A shift that works through the API: takes the grave ones into cases, escalates, judges the rest, and leaves enough for the visitor to try.</summary>
internal sealed class PlayShift(DemoDoors doors, DemoSecrets secrets, TimeProvider clock)
{
    private const int LeftForTheVisitor = 12;
    private const int OpenCases = 2;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BeforeTaking = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BeforeJudging = TimeSpan.FromSeconds(90);

    private readonly PlayCase _cases = new(doors, secrets, clock);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var waiting = await AlertsAsync("state=new", cancellationToken);
            await TakeGravestAsync(waiting, cancellationToken);
            await AnswerReportsAsync(waiting, cancellationToken);
            await TakeOldestAsync(waiting, cancellationToken);
            await JudgeAsync(cancellationToken);
            await _cases.WorkAsync(cancellationToken);
        }
    }

    private async Task TakeGravestAsync(IReadOnlyList<JsonObject> waiting, CancellationToken cancellationToken)
    {
        if (await _cases.CountOpenAsync(cancellationToken) >= OpenCases)
            return;
        var grave = waiting.Where(one => Severity(one) == "critical" && Text(one, "kind") == "detection" && Age(one) > BeforeTaking).OrderBy(Opened).FirstOrDefault();
        if (grave is not null)
        {
            var sameEntity = waiting.Where(one => Text(one, "entity") == Text(grave, "entity") || Text(one, "host") == Text(grave, "host")).Select(one => Text(one, "alert"));
            await doors.PostAsync(secrets.Shift, "/api/v1/cases", new { alerts = sameEntity }, cancellationToken);
        }
    }

    private async Task AnswerReportsAsync(IReadOnlyList<JsonObject> waiting, CancellationToken cancellationToken)
    {
        foreach (var one in waiting.Where(one => Text(one, "kind") == "report" && Age(one) > 3 * BeforeTaking))
        {
            await doors.PostAsync(secrets.Shift, $"/api/v1/alerts/{Text(one, "alert")}/claim", new { }, cancellationToken);
            await doors.PostAsync(secrets.Shift, $"/api/v1/reports/{Text(one, "report")}/messages", new { text = "Đội ứng cứu đã nhận tin và sẽ gọi lại trong ít phút. Giữ nguyên hiện trạng, chưa tắt máy." }, cancellationToken);
        }
    }

    private async Task TakeOldestAsync(IReadOnlyList<JsonObject> waiting, CancellationToken cancellationToken)
    {
        if (waiting.Count > LeftForTheVisitor)
            await doors.PostAsync(secrets.Shift, $"/api/v1/alerts/{Text(waiting.MinBy(Opened)!, "alert")}/claim", new { }, cancellationToken);
    }

    /// <summary>Closes what it took, outside cases, once it had time to look.</summary>
    private async Task JudgeAsync(CancellationToken cancellationToken)
    {
        var mine = await AlertsAsync("state=claimed&mine=true", cancellationToken);
        foreach (var one in mine.Where(one => one["case"] is null && one["claimedAt"] is not null && clock.GetUtcNow() - (DateTimeOffset)one["claimedAt"]! > BeforeJudging))
        {
            var benign = Severity(one) is "low" or "informational";
            await doors.PostAsync(secrets.Shift, $"/api/v1/alerts/{Text(one, "alert")}/close", benign
                ? new { verdict = "benign", note = "Đợt rà quét định kỳ, đã đối chiếu với cơ quan." }
                : new { verdict = "true", note = "Đã chặn địa chỉ nguồn và đổi mật khẩu." }, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<JsonObject>> AlertsAsync(string filter, CancellationToken cancellationToken) =>
        [.. ((await doors.GetAsync(secrets.Shift, "/api/v1/alerts?limit=200&" + filter, cancellationToken))?["alerts"] as JsonArray ?? []).OfType<JsonObject>()];

    private TimeSpan Age(JsonObject alert) => clock.GetUtcNow() - Opened(alert);

    private static DateTimeOffset Opened(JsonObject alert) => (DateTimeOffset)alert["openedAt"]!;

    private static string? Severity(JsonObject alert) => Text(alert, "severity");

    private static string? Text(JsonObject one, string name) => (string?)one[name];
}
