using System.Globalization;
using Microsoft.Playwright;
using SocCoordination.Browser.Tests.Support;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace SocCoordination.Browser.Tests;

/// <summary>The main job, from a line in a log to the national CERT's acknowledgement, through real programs and real pages.</summary>
public sealed class When_an_attack_is_handled(Chromium chromium)
{
    private const string Attacker = "203.0.113.66";

    [Fact]
    public async Task Should_go_from_a_shipped_line_to_an_acknowledged_escalation_without_a_reload()
    {
        await using var service = await RunningService.StartAsync();
        await using var analyst = await chromium.OpenAsync(service, RoleNames.Analyst);
        await using var colleague = await chromium.OpenAsync(service, RoleNames.TeamLead);
        await using var liaison = await chromium.OpenAsync(service, RoleNames.Liaison);
        await using var rsyslog = Rsyslog.Start(service, service.Setup.ShipperKey);
        await OpenAsync(analyst, "/triage");
        await OpenAsync(colleague, "/triage");
        await OpenAsync(liaison, "/escalations");
        await Expect(analyst.Page.Locator("#rows > .row")).ToHaveCountAsync(0);

        await rsyslog.AccessAsync(Access("/index.html", 200), Access("/tin-tuc?id=1%20UNION%20SELECT%20username,password%20FROM%20users--", 200));
        await rsyslog.AuthAsync(Enumerable.Range(0, 12).Select(second => Shipper.SshFailure(Attacker, "root", TimeProvider.System.GetUtcNow().AddSeconds(second - 20))));

        var row = analyst.Page.Locator("#rows > .row", new() { HasText = Attacker });
        await Expect(row.First).ToBeVisibleAsync();
        await Expect(analyst.Page.Locator("#rows")).ToContainTextAsync("SQL");
        await Expect(analyst.Page.Locator("#rows")).ToContainTextAsync("SSH");
        await Screenshots.TakeBothAsync(analyst.Page, "journey-1-triage");

        await row.First.Locator("a.what").ClickAsync();
        await Expect(analyst.Page.Locator("#detail mark").First).ToBeVisibleAsync();
        await analyst.Page.Keyboard.PressAsync("c");
        await Expect(analyst.Page.Locator("#rows .who.me").First).ToBeVisibleAsync();
        await Expect(colleague.Page.Locator("#rows .who:not(.nobody)").First).ToBeVisibleAsync();
        await Screenshots.TakeBothAsync(analyst.Page, "journey-2-alert");

        await analyst.Page.Keyboard.PressAsync("o");
        var dialog = analyst.Page.Locator("dialog[open]");
        await Screenshots.TakeAsync(analyst.Page, "journey-3-open-case", whole: false);
        await dialog.Locator("select[name=playbook]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await dialog.Locator("button.first").ClickAsync();
        await analyst.Page.WaitForURLAsync("**/cases/SC-*");
        await MarkAsync(analyst);

        var first = analyst.Page.Locator(".task").First;
        await first.GetByRole(AriaRole.Button, new() { Name = "Xong" }).First.ClickAsync();
        await Expect(first.Locator(".struck")).ToBeVisibleAsync();
        await analyst.Page.Locator("a[href$='/escalate']").ClickAsync();
        await dialog.Locator("textarea[name=reason]").FillAsync("Cổng dịch vụ công bị dò mật khẩu và chèn mã SQL từ một địa chỉ nước ngoài; đề nghị hỗ trợ truy nguồn.");
        await Screenshots.TakeAsync(analyst.Page, "journey-4-escalate", whole: false);
        await dialog.Locator("button.first").ClickAsync();
        await Expect(analyst.Page.Locator(".escalation")).ToBeVisibleAsync();

        var escalated = liaison.Page.Locator("article.escalation");
        await Expect(escalated).ToContainTextAsync("đề nghị hỗ trợ truy nguồn");
        await Screenshots.TakeBothAsync(liaison.Page, "journey-5-liaison");
        await escalated.GetByRole(AriaRole.Button, new() { Name = "Tiếp nhận" }).ClickAsync();

        await Expect(analyst.Page.Locator(".escalation .ok")).ToBeVisibleAsync();
        await Expect(analyst.Page.Locator(".escalation")).ToContainTextAsync("Điều phối quốc gia");
        await Screenshots.TakeBothAsync(analyst.Page, "journey-6-case-acknowledged");
        foreach (var person in new[] { analyst, colleague, liaison })
        {
            Assert.True(await IsMarkedAsync(person), "A page was loaded again on the way.");
            Assert.Empty(person.Complaints);
        }
    }

    private static async Task OpenAsync(Person person, string path)
    {
        await person.Page.GotoAsync(path);
        await MarkAsync(person);
        // The push is there once the page says how it stands.
        await Expect(person.Page.Locator("#live")).ToContainTextAsync("Trực tiếp");
    }

    /// <summary>A reload would forget it.</summary>
    private static async Task MarkAsync(Person person) => await person.Page.EvaluateAsync("() => { window.notReloaded = true; }");

    private static Task<bool> IsMarkedAsync(Person person) => person.Page.EvaluateAsync<bool>("() => window.notReloaded === true");

    private static string Access(string target, int status) =>
        string.Create(CultureInfo.InvariantCulture, $"{Attacker} - - [{TimeProvider.System.GetUtcNow():dd/MMM/yyyy:HH:mm:ss} +0000] \"GET {target} HTTP/1.1\" {status} 512 \"-\" \"Mozilla/5.0\"");
}
