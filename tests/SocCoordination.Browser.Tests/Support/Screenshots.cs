using Microsoft.Playwright;

namespace SocCoordination.Browser.Tests.Support;

/// <summary>Pictures of pages for whoever looks at them; kept where <c>SOC_ARTIFACTS</c> says, else beside the tests.</summary>
internal static class Screenshots
{
    /// <summary>Pixels: an office screen.</summary>
    public const int Wide = 1440;

    /// <summary>Pixels: a small phone.</summary>
    public const int Narrow = 360;

    private static readonly string Folder = Path.Combine(Environment.GetEnvironmentVariable("SOC_ARTIFACTS") ?? AppContext.BaseDirectory, "screenshots");

    public static async Task TakeAsync(IPage page, string name, bool whole = true) =>
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{page.ViewportSize!.Width}.png"), FullPage = whole });

    /// <summary>At both widths.</summary>
    public static async Task TakeBothAsync(IPage page, string name)
    {
        var before = page.ViewportSize!;
        await page.SetViewportSizeAsync(Wide, 900);
        await TakeAsync(page, name);
        await page.SetViewportSizeAsync(Narrow, 740);
        await TakeAsync(page, name);
        await page.SetViewportSizeAsync(before.Width, before.Height);
    }
}
