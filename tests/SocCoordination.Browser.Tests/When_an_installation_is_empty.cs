using System.Diagnostics;
using SocCoordination.Browser.Tests.Support;
using SocCoordination.Service.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SocCoordination.Browser.Tests;

public sealed class When_an_installation_is_empty(Chromium chromium)
{
    [Fact]
    public async Task Should_be_set_up_on_its_first_page_and_light_up_when_the_line_shown_there_was_run()
    {
        await using var service = await RunningService.StartEmptyAsync();
        await using var administrator = await chromium.OpenAsync(service);
        var page = administrator.Page;

        await page.GotoAsync("/");
        await Screenshots.TakeBothAsync(page, "setup");
        await page.GetByLabel("Tỉnh, thành phố").FillAsync("tỉnh Đắk Lắk");
        await page.GetByLabel("Cơ quan đầu tiên sẽ gửi nhật ký").FillAsync("Sở Khoa học và Công nghệ");
        await page.Locator("form button.first").ClickAsync();
        var line = (await page.Locator("pre.log").First.TextContentAsync())!;
        await Screenshots.TakeBothAsync(page, "setup-done");

        await RunAsync(line);

        await Expect(page.GetByText("Đã nhận sự kiện đầu tiên")).ToBeVisibleAsync();
        Assert.Empty(administrator.Complaints);
    }

    /// <summary>As somebody does who pastes it into a terminal.</summary>
    private static async Task RunAsync(string line)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", line]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Contains("\"errors\":false", said, StringComparison.Ordinal);
    }
}
