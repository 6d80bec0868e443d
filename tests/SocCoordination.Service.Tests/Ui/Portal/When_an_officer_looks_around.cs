using System.Net;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Features.Portal;
using SocCoordination.Service.Features.Portal.Model;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Portal;

public sealed class When_an_officer_looks_around(SharedService shared) : IClassFixture<SharedService>
{
    private readonly RunningService _service = shared.Service;

    [Fact]
    public async Task Should_see_the_own_agencys_reports_and_sources_and_nobody_elses()
    {
        var other = await _service.SendAsync(new CreateAgency.Command("UBND xã Lắk", AgencyKind.Commune));
        await _service.CreateAccountAsync(Role.AgencyOfficer, "canbo.lak", "Cán bộ Lắk", other);
        var theirs = await ReportAsync(other, "Chuyện của xã Lắk");
        var ours = await ReportAsync(_service.Agency, "Chuyện của Sở");
        await _service.WithDatabaseAsync(async database =>
        {
            database.Sources.Add(new LogSource { AgencyId = other, Via = "syslog:10.0.0.1", Host = "may-cua-lak", FirstSeen = DateTimeOffset.UnixEpoch, LastSeen = DateTimeOffset.UnixEpoch, Events = 1 });
            database.Sources.Add(new LogSource { AgencyId = _service.Agency, Via = "syslog:10.0.0.2", Host = "may-cua-so", FirstSeen = DateTimeOffset.UnixEpoch, LastSeen = DateTimeOffset.UnixEpoch, Events = 1 });
            return await database.SaveChangesAsync();
        });

        var officer = await _service.SignedInAsync(Role.AgencyOfficer);
        var home = await Page.OpenAsync(officer, "/portal");

        Assert.Contains(ours, home.Text);
        Assert.Contains("may-cua-so", home.Text);
        Assert.DoesNotContain(theirs, home.Text);
        Assert.DoesNotContain("may-cua-lak", home.Text);
        Assert.Equal(HttpStatusCode.OK, (await Page.OpenAsync(officer, $"/portal/reports/{ours}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.OpenAsync(officer, $"/portal/reports/{theirs}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.OpenAsync(officer, $"/portal/reports/{theirs}/sheet")).Status);
    }

    public static TheoryData<string, string[]> Pages => new()
    {
        { "/portal", [RoleNames.AgencyOfficer] },
        { "/agencies", [RoleNames.Analyst, RoleNames.TeamLead, RoleNames.Administrator] },
        { "/agencies/1", [RoleNames.Analyst, RoleNames.TeamLead, RoleNames.Administrator] },
        { "/accounts", [RoleNames.Administrator] },
        { "/accounts/1", [RoleNames.Administrator] },
        { "/keys", [RoleNames.Administrator] },
        { "/sources", [RoleNames.Analyst, RoleNames.TeamLead, RoleNames.Administrator] },
        { "/hunt", [RoleNames.Analyst, RoleNames.TeamLead] },
        { "/posture/2026-11", [RoleNames.Analyst, RoleNames.TeamLead, RoleNames.Leadership] },
        { "/posture/2026-11/cases", [RoleNames.Analyst, RoleNames.TeamLead, RoleNames.Leadership] },
        { "/posture/2026-11/csv", [RoleNames.Analyst, RoleNames.TeamLead, RoleNames.Leadership] },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Should_open_each_page_to_its_roles_and_to_nobody_else(string path, string[] roles)
    {
        Assert.Equal("/sign-in", new Uri(_service.Address, (await (await BrowserAsync(null)).GetAsync(path)).Headers.Location!).AbsolutePath);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Shipper))
        {
            using var answer = await (await BrowserAsync(role)).GetAsync(path);
            Assert.Equal((role, roles.Contains(RoleNames.Of(role)) ? HttpStatusCode.OK : HttpStatusCode.Forbidden), (role, answer.StatusCode));
        }
    }

    private async Task<HttpClient> BrowserAsync(Role? role)
    {
        var client = role is { } known ? await _service.SignedInAsync(known) : _service.Anonymous();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        return client;
    }

    private async Task<string> ReportAsync(int agency, string description) => (await _service.SendAsync(
        new SendReport.Command(Guid.NewGuid().ToString("N"), ReportCategory.Other, description, null, "—", "An", "1", null),
        new Caller("account:99", "An", new HashSet<Role> { Role.AgencyOfficer }, agency))).Reference;
}
