using SocCoordination.Service.Data;

namespace SocCoordination.Service.Features.Demo.Play;

/// <summary>Officers report, now and then, through the API as the portal's form does.</summary>
internal sealed class PlayReports(DemoDoors doors, DemoSecrets secrets, DemoOptions options, TimeProvider clock)
{
    private static readonly TimeSpan AtFirst = TimeSpan.FromSeconds(12);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(AtFirst, clock, cancellationToken);
        for (var sent = 0; ; sent++)
        {
            var story = ReportStory.All[sent % ReportStory.All.Count];
            await doors.PostAsync(secrets.Officers[story.Agency], "/api/v1/reports", new
            {
                category = SnakeCase.Of(story.Category.ToString()), story.Description, story.Noticed, agencyName = story.Agency, contactName = story.Contact, contactPhone = story.Phone, byPhone = false,
            }, cancellationToken);
            await Task.Delay(options.ReportEvery, clock, cancellationToken);
        }
    }
}
