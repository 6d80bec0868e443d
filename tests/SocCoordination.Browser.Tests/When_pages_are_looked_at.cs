using Microsoft.Playwright;
using SocCoordination.Browser.Tests.Support;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Browser.Tests;

/// <summary>Every page of a province in use, as each person sees it: pictures to look at, and what a machine can judge of them.</summary>
public sealed class When_pages_are_looked_at(Chromium chromium, Province province) : IClassFixture<Province>
{
    private static readonly (string User, string Name, string Path)[] Pages =
    [
        ("trucban", "triage", "/triage"), ("trucban", "alert", "/triage/CB-1"), ("trucban", "cases", "/cases"), ("trucban", "case", "/cases/SC-{year}-0001"),
        ("trucban", "case-new", "/cases/new"), ("trucban", "hunt", "/hunt"), ("trucban", "escalations", "/escalations"), ("trucban", "account", "/account"),
        ("trucban", "sources", "/sources"), ("trucban", "rules", "/rules"), ("trucban", "rules-silent", "/rules?show=silent"), ("trucban", "rules-lossy", "/rules?show=lossy"), ("trucban", "rule-preview", "/rules/preview"), ("trucban", "agencies", "/agencies"), ("trucban", "agency", "/agencies/1"),
        ("dieuphoi", "liaison", "/escalations"),
        ("lanhdao", "posture", "/posture/{month}"),
        ("canbo", "portal", "/portal"), ("canbo", "portal-report", "/portal/report"),
        ("quantri", "accounts", "/accounts"), ("quantri", "keys", "/keys"),
        ("", "sign-in", "/sign-in"), ("", "report", "/portal/report"), ("", "not-found", "/khong-co"),
    ];

    [Theory]
    [InlineData(Screenshots.Wide, "vi-VN", ColorScheme.Light)]
    [InlineData(Screenshots.Narrow, "vi-VN", ColorScheme.Light)]
    [InlineData(Screenshots.Wide, "en-GB", ColorScheme.Dark)]
    [InlineData(Screenshots.Narrow, "en-GB", ColorScheme.Dark)]
    public async Task Should_fit_their_width_and_complain_of_nothing(int width, string language, ColorScheme scheme)
    {
        var wrong = new List<string>();
        foreach (var pages in Pages.GroupBy(page => page.User))
        {
            await using var person = await chromium.OpenAsync(province.Service, pages.Key.Length > 0 ? pages.Key : null, width, language, scheme: scheme, password: province.Password);
            foreach (var (_, name, path) in pages)
            {
                var answer = await person.Page.GotoAsync(path.Replace("{year}", $"{Now:yyyy}", StringComparison.Ordinal).Replace("{month}", $"{Now:yyyy-MM}", StringComparison.Ordinal));
                await person.Page.WaitForTimeoutAsync(300);
                await Screenshots.TakeAsync(person.Page, $"{(scheme == ColorScheme.Dark ? "dark-" : "")}{name}-{language[..2]}");
                if (answer!.Status >= 400 && name != "not-found")
                    wrong.Add($"{path} answers {answer.Status}");
                var overflow = await person.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (overflow > 0)
                    wrong.Add($"{path} is {overflow} pixels wider than {width}");
                if (await person.Page.Locator("html").GetAttributeAsync("lang") != language[..2])
                    wrong.Add($"{path} is not in {language}");
            }

            wrong.AddRange(person.Complaints.Where(complaint => !complaint.Contains("khong-co", StringComparison.Ordinal)));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Should_show_what_a_rule_would_have_found()
    {
        await using var service = await RunningService.StartAsync();
        await (await service.WithKeyAsync(Role.Shipper)).ShipAsync(
            Shipper.FileLine(Shipper.NginxLine("203.0.113.7", "/tra-cuu?id=1%27%20UNION%20SELECT%20password%20FROM%20users--"), "/var/log/nginx/access.log", 1),
            Shipper.FileLine(Shipper.NginxLine("203.0.113.8", "/tin-tuc"), "/var/log/nginx/access.log", 200));
        await using var person = await chromium.OpenAsync(service, "analyst", Screenshots.Wide);
        await person.Page.GotoAsync("/rules");
        await person.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "SQL Injection" }).GetByRole(AriaRole.Link, new() { Name = "thử luật này" }).ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Chạy thử" }).ClickAsync();
        var found = person.Page.Locator(".events > li");
        await found.First.Locator("summary").ClickAsync();
        await Assertions.Expect(found.First.Locator(".event-fields")).ToContainTextAsync("url.original");
        await Assertions.Expect(person.Page.Locator("svg.histogram rect").First).ToBeAttachedAsync();
        await Screenshots.TakeBothAsync(person.Page, "rule-preview-found");

        await person.Page.GotoAsync("/hunt");
        var bar = person.Page.Locator("svg.histogram a").First;
        await Screenshots.TakeBothAsync(person.Page, "hunt-found");
        await bar.ClickAsync();
        await Assertions.Expect(person.Page.Locator(".events > li").First).ToBeVisibleAsync();
        Assert.Empty(person.Complaints);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(7));
}
