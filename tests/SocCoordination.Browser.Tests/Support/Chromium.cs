using Microsoft.Playwright;
using SocCoordination.Service.Tests.Support;

[assembly: AssemblyFixture(typeof(SocCoordination.Browser.Tests.Support.Chromium))]

namespace SocCoordination.Browser.Tests.Support;

/// <summary>The machine's own Chromium, driven by Playwright; one for all tests, with a fresh profile for each person.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Program = Environment.GetEnvironmentVariable("SOC_CHROMIUM") ?? "/usr/bin/chromium";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox"] });
    }

    /// <summary>A person at a browser of their own. Skips the test where there is no Chromium.</summary>
    /// <param name="script">False: as on a machine that blocks script.</param>
    public async Task<Person> OpenAsync(RunningService service, string? userName = null, int width = Screenshots.Wide, string language = "vi-VN", bool script = true, ColorScheme scheme = ColorScheme.Light, string password = RunningService.Password)
    {
        Needs.File(Program, "apt-get install chromium, or name another with SOC_CHROMIUM");
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = service.Address.ToString(),
            Locale = language,
            TimezoneId = "Asia/Ho_Chi_Minh",
            ViewportSize = new() { Width = width, Height = width >= Screenshots.Wide ? 900 : 740 },
            JavaScriptEnabled = script,
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        var person = new Person(await context.NewPageAsync());
        if (userName is not null)
            await person.SignInAsync(userName, password);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
