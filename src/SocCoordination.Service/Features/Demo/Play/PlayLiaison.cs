using System.Text.Json.Nodes;

namespace SocCoordination.Service.Features.Demo.Play;

/// <summary>The national CERT's liaison: acknowledges what was escalated and asks a question.</summary>
internal sealed class PlayLiaison(DemoDoors doors, DemoSecrets secrets, TimeProvider clock)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan BeforeAcknowledging = TimeSpan.FromSeconds(8);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var waiting = await doors.GetAsync(secrets.Liaison, "/api/v1/escalations?state=sent", cancellationToken) as JsonArray ?? [];
            foreach (var one in waiting.OfType<JsonObject>().Where(one => clock.GetUtcNow() - (DateTimeOffset)one["raisedAt"]! > BeforeAcknowledging))
            {
                await doors.PostAsync(secrets.Liaison, $"/api/v1/escalations/{one["id"]}/acknowledge", new { }, cancellationToken);
                await doors.PostAsync(secrets.Liaison, $"/api/v1/escalations/{one["id"]}/messages", new { text = "Đã tiếp nhận. Đề nghị gửi địa chỉ nguồn tấn công, mẫu mã độc nếu có và phạm vi ảnh hưởng.", kind = "question" }, cancellationToken);
            }
        }
    }
}
