using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Browser.Tests.Support;

/// <summary>A trial province in the middle of its work.</summary>
public sealed class Province(Chromium chromium) : IAsyncLifetime
{
    /// <summary>What a trial promises: something true to show.</summary>
    private static readonly TimeSpan WithinAMinute = TimeSpan.FromSeconds(60);

    public RunningService Service { get; private set; } = null!;

    /// <summary>Of all its accounts.</summary>
    public string Password { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Service = await RunningService.StartEmptyAsync("--demo", "--Demo:StoryEvery=00:00:04", "--Demo:ReportEvery=00:00:08", "--Demo:Seed=4");
        await using var visitor = await chromium.OpenAsync(Service);
        await visitor.Page.GotoAsync("/sign-in");
        Password = (await visitor.Page.Locator(".demo-accounts .mono").First.TextContentAsync())!;
        await using var analyst = await chromium.OpenAsync(Service, "trucban", password: Password);
        await Eventually.TrueAsync(
            async () =>
            {
                await analyst.Page.GotoAsync("/cases");
                return await analyst.Page.Locator("a[href^='/cases/SC-']").CountAsync() > 0;
            },
            WithinAMinute);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
