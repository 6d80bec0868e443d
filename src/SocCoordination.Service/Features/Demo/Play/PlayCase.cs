using System.Text.Json.Nodes;

namespace SocCoordination.Service.Features.Demo.Play;

/// <summary>Brings the shift's own cases forward: a task at a time, up to the national CERT where it is critical, and to the end.</summary>
internal sealed class PlayCase(DemoDoors doors, DemoSecrets secrets, TimeProvider clock)
{
    private const string Own = "Ca trực mô phỏng";
    private static readonly TimeSpan BeforeEscalating = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenTasks = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan UntilClosed = TimeSpan.FromMinutes(15);
    private readonly Dictionary<string, DateTimeOffset> _lastWorked = [];

    public async Task<int> CountOpenAsync(CancellationToken cancellationToken) => (await OpenAsync(cancellationToken)).Count;

    public async Task WorkAsync(CancellationToken cancellationToken)
    {
        foreach (var one in await OpenAsync(cancellationToken))
        {
            var number = (string)one["case"]!;
            var age = clock.GetUtcNow() - (DateTimeOffset)one["openedAt"]!;
            if (_lastWorked.TryGetValue(number, out var last) && clock.GetUtcNow() - last < BetweenTasks)
                continue;
            if (one["escalatedAt"] is null && (string?)one["severity"] == "critical" && age > BeforeEscalating)
                await EscalateAsync(number, cancellationToken);
            else if (age > UntilClosed)
                await CloseAsync(number, cancellationToken);
            else
                await FinishNextTaskAsync(number, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<JsonObject>> OpenAsync(CancellationToken cancellationToken) =>
        [.. ((await doors.GetAsync(secrets.Shift, "/api/v1/cases?open=true", cancellationToken))?["cases"] as JsonArray ?? []).OfType<JsonObject>().Where(one => (string?)one["ownerName"] == Own)];

    private async Task EscalateAsync(string number, CancellationToken cancellationToken)
    {
        await doors.PostAsync(secrets.Shift, $"/api/v1/cases/{number}/escalations", new { reason = "Hệ thống phục vụ người dân bị xâm nhập, có thể lan sang cơ quan khác trong tỉnh; đề nghị hỗ trợ phân tích và điều phối.", urgency = "urgent" }, cancellationToken);
        await doors.PostAsync(secrets.Shift, $"/api/v1/cases/{number}/move", new { to = "containment" }, cancellationToken);
    }

    private async Task FinishNextTaskAsync(string number, CancellationToken cancellationToken)
    {
        _lastWorked[number] = clock.GetUtcNow();
        var tasks = (await doors.GetAsync(secrets.Shift, $"/api/v1/cases/{number}/tasks", cancellationToken) as JsonArray ?? []).OfType<JsonObject>().ToList();
        var done = tasks.Where(task => (string?)task["state"] != "open").Select(task => (string?)task["playbookTask"]).ToHashSet();
        var next = tasks.FirstOrDefault(task => (string?)task["state"] == "open" && (task["after"] as JsonArray ?? []).All(before => done.Contains((string?)before)));
        if (next is null)
            return;
        if ((bool)next["needsApproval"]! && next["approvedAt"] is null)
            await doors.PostAsync(secrets.Shift, $"/api/v1/cases/{number}/tasks/{next["id"]}/approve", new { }, cancellationToken);
        await doors.PostAsync(secrets.Shift, $"/api/v1/cases/{number}/tasks/{next["id"]}/finish", new { state = "done", outcome = "Đã làm, không phát hiện thêm máy khác bị ảnh hưởng." }, cancellationToken);
    }

    private async Task CloseAsync(string number, CancellationToken cancellationToken)
    {
        var alerts = ((await doors.GetAsync(secrets.Shift, $"/api/v1/cases/{number}", cancellationToken))?["alerts"] as JsonArray ?? []).OfType<JsonObject>();
        foreach (var alert in alerts.Where(alert => (string?)alert["state"] != "closed"))
            await doors.PostAsync(secrets.Shift, $"/api/v1/alerts/{alert["alert"]}/close", new { verdict = "true" }, cancellationToken);
        await doors.PostAsync(secrets.Shift, $"/api/v1/cases/{number}/move", new { to = "lessons_learned" }, cancellationToken);
        await doors.PostAsync(secrets.Shift, $"/api/v1/cases/{number}/move", new { to = "closed", reason = "Đã khôi phục và rút kinh nghiệm với cơ quan." }, cancellationToken);
        _lastWorked.Remove(number);
    }
}
