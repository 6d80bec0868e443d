using System.Net;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Portal;

public sealed class When_reports_are_bounded
{
    [Fact]
    public async Task Should_count_a_report_once_and_stop_an_address_that_sends_too_many()
    {
        await using var service = await RunningService.StartAsync("--Ingest:SyslogPort=0", "--Access:PublicReportsPerHour=2");
        var browser = Browser(service);

        // Ten pages were posted for these two reports: only the sending counts.
        var first = await ReportFlow.SentAsync(browser);
        var second = await ReportFlow.SentAsync(browser);
        var third = await ReportFlow.SentAsync(browser);
        var officer = await ReportFlow.SentAsync(await service.SignedInAsync(Service.Access.Role.AgencyOfficer), "/portal/report", ("Form.ContactName", "Cán bộ"), ("Form.ContactPhone", "0905"));

        Assert.All([first, second, officer], sent => Assert.StartsWith("/portal/status/", sent.Address));
        Assert.Equal(HttpStatusCode.TooManyRequests, third.Status);
        Assert.Contains("Thử quá nhiều lần", third.Text);
        Assert.Equal(3, await service.WithDatabaseAsync(database => database.Reports.CountAsync()));
    }

    [Fact]
    public async Task Should_ask_for_a_sign_in_where_the_office_wants_one()
    {
        await using var service = await RunningService.StartAsync("--Ingest:SyslogPort=0", "--Access:PublicReports=false");
        var browser = Browser(service);

        var page = await Page.OpenAsync(browser, "/portal/report");

        Assert.Contains("Tỉnh yêu cầu đăng nhập", page.Text);
        Assert.Null(page.Document.QuerySelector("form"));
        var officer = await ReportFlow.SentAsync(await service.SignedInAsync(Service.Access.Role.AgencyOfficer), "/portal/report", ("Form.ContactName", "Cán bộ"), ("Form.ContactPhone", "0905"));
        Assert.StartsWith("/portal/status/", officer.Address);
    }

    [Fact]
    public async Task Should_show_whom_to_call()
    {
        await using var service = await RunningService.StartAsync("--Ingest:SyslogPort=0", "--Portal:Phone=0262 385 5555");

        var page = await Page.OpenAsync(Browser(service), "/portal/report");

        Assert.Equal("tel:02623855555", page.Document.QuerySelector(".hotline a")!.GetAttribute("href"));
    }

    private static HttpClient Browser(RunningService service)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = service.Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("vi");
        return client;
    }
}
