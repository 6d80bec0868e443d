using System.Net;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Features.Portal;
using SocCoordination.Service.Features.Portal.Model;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Portal;

public sealed class When_somebody_reports_an_incident(SharedService shared) : IClassFixture<SharedService>
{
    private readonly RunningService _service = shared.Service;

    [Fact]
    public async Task Should_take_the_report_without_sign_in_and_without_script_into_the_queue()
    {
        var status = await ReportFlow.SentAsync(Browser());

        Assert.StartsWith("/portal/status/", status.Address);
        Assert.Matches("^SC-BC-\\d{4}$", status.Reference());
        Assert.Contains("Đội ứng cứu đọc tin chậm nhất lúc", status.Text);
        Assert.Contains("Rút dây mạng", status.Text);
        var report = await ReportAsync(status.Reference());
        Assert.Equal((ReportCategory.Ransom, "UBND xã Ea Kao", "0905 123 456", "sáng nay", ReportState.Received), (report.Category, report.AgencyName, report.ContactPhone, report.Noticed, report.State));
        Assert.True(await _service.WithDatabaseAsync(database => database.Alerts.AnyAsync(alert => alert.Key == "report:" + report.Reference)));
    }

    [Fact]
    public async Task Should_say_what_must_not_be_done_before_it_asks_anything()
    {
        var page = await Page.OpenAsync(Browser(), "/portal/report");

        var text = page.Document.QuerySelector("main")!.TextContent;
        Assert.True(text.IndexOf("tắt máy", StringComparison.Ordinal) < text.IndexOf("Tệp bị khóa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Should_make_one_report_of_a_form_that_is_sent_twice()
    {
        var check = await ReportFlow.ToTheCheckAsync(Browser());

        var first = await check.PressAsync("Gửi tin báo");
        var again = await check.PressAsync("Gửi tin báo");

        Assert.Equal(first.Reference(), again.Reference());
        Assert.Equal(first.Address, again.Address);
    }

    [Fact]
    public async Task Should_keep_every_answer_when_one_goes_back()
    {
        var check = await ReportFlow.ToTheCheckAsync(Browser());

        var what = await check.PressAsync("Sửa");
        var story = await what.PressAsync("Tiếp tục", ("Form.Category", "Website"));
        var who = await story.PressAsync("Tiếp tục");
        var back = await (await who.PressAsync("Tiếp tục")).PressAsync("Quay lại");

        Assert.Equal(ReportFlow.Story, story.ValueOf("Form.Description"));
        Assert.Equal("H’Linh Niê", who.ValueOf("Form.ContactName"));
        Assert.Equal("0905 123 456", back.ValueOf("Form.ContactPhone"));
    }

    [Fact]
    public async Task Should_ask_again_beside_the_question_and_keep_the_rest()
    {
        var what = await Page.OpenAsync(Browser(), "/portal/report");
        var unchosen = await what.PressAsync("Tiếp tục");
        var story = await unchosen.PressAsync("Tiếp tục", ("Form.Category", "Phishing"));
        var empty = await story.PressAsync("Tiếp tục", ("Form.Description", "   "), ("Form.Noticed", "hôm qua"));

        Assert.Contains("Chọn một mục gần đúng nhất", unchosen.Text);
        Assert.Equal("Kể ngắn gọn chuyện gì đã xảy ra, một câu cũng được.", empty.Document.QuerySelector(".field-problem")!.TextContent);
        Assert.Equal("true", empty.Document.QuerySelector("[name='Form.Description']")!.GetAttribute("aria-invalid"));
        Assert.Equal("hôm qua", empty.ValueOf("Form.Noticed"));
    }

    [Fact]
    public async Task Should_send_nothing_that_was_never_answered()
    {
        var before = await CountAsync();
        var what = await Page.OpenAsync(Browser(), "/portal/report");
        var forged = await what.PressAsync("Tiếp tục", ("Form.Category", "Other"), ("Form.Step", "4"));

        var refused = await forged.PressAsync("Gửi tin báo");

        Assert.Contains("Kể ngắn gọn", refused.Text);
        Assert.NotNull(refused.Document.QuerySelector("[name='Form.Description']"));
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("CfDJ8Forged_state_that_nobody_sealed")]
    public async Task Should_start_anew_where_the_sealed_answers_were_changed(string state)
    {
        var story = await (await Page.OpenAsync(Browser(), "/portal/report")).PressAsync("Tiếp tục", ("Form.Category", "Ransom"));

        var page = await story.PressAsync("Tiếp tục", ("Form.State", state), ("Form.Description", "x"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEqual(state, page.ValueOf("Form.State"));
    }

    [Fact]
    public async Task Should_show_hostile_text_as_text()
    {
        var check = await ReportFlow.ToTheCheckAsync(Browser());
        var status = await check.PressAsync("Gửi tin báo");

        Assert.All([check, status], page => Assert.DoesNotContain(page.Document.Scripts, script => script.TextContent.Contains("alert(1)")));
        Assert.Contains("<script>alert(1)</script>", status.Text);
    }

    [Fact]
    public async Task Should_show_the_sender_received_read_being_handled_and_done()
    {
        var browser = Browser();
        var status = await ReportFlow.SentAsync(browser);
        var reference = status.Reference();
        var analyst = await _service.WithKeyAsync(Role.Analyst);
        var alert = await _service.WithDatabaseAsync(database => database.Alerts.Where(one => one.Key == "report:" + reference).Select(one => one.Id).SingleAsync());

        Assert.Equal(["đã nhận"], Done(status));
        await analyst.PostAsync($"/api/v1/reports/{reference}/read", null);
        Assert.Equal(["đã nhận", "đã đọc"], Done(await Page.OpenAsync(browser, status.Address)));
        await analyst.PostAsync($"/api/v1/alerts/{alert}/claim", null);
        await Eventually.TrueAsync(async () => Done(await Page.OpenAsync(browser, status.Address)).Count == 3);
        await _service.SendAsync(new CloseAlerts.Command([alert], Service.Features.Alerts.Model.Verdict.True, null));
        await Eventually.TrueAsync(async () => Done(await Page.OpenAsync(browser, status.Address)).Count == 4);
    }

    [Fact]
    public async Task Should_carry_the_talk_between_the_sender_and_the_team()
    {
        var browser = Browser();
        var status = await ReportFlow.SentAsync(browser);
        await _service.SendAsync(new WriteReportMessage.Command(status.Reference(), "Giữ máy nguyên trạng, chúng tôi gọi ngay."), new Caller("account:9", "Trực ban 1", new HashSet<Role> { Role.Analyst }));

        var empty = await (await Page.OpenAsync(browser, status.Address)).PressAsync("Gửi", ("Form.Text", " "));
        var written = await (await Page.OpenAsync(browser, status.Address)).PressAsync("Gửi", ("Form.Text", "Tên tệp có đuôi .locked"));

        Assert.Contains("Viết nội dung trước khi gửi.", empty.Text);
        Assert.Equal(["Giữ máy nguyên trạng, chúng tôi gọi ngay.", "Tên tệp có đuôi .locked"], written.Document.QuerySelectorAll(".thread .told").Select(one => one.TextContent));
        Assert.Single(written.Document.QuerySelectorAll(".thread .team"));
    }

    [Fact]
    public async Task Should_print_a_sheet_to_put_beside_the_machine()
    {
        var status = await ReportFlow.SentAsync(Browser());

        var sheet = await Page.OpenAsync(Browser(), status.Address.Split('?')[0] + "/sheet");

        Assert.Contains(status.Reference(), sheet.Text);
        Assert.Contains("Rút dây mạng", sheet.Text);
        Assert.Equal(8, sheet.Document.QuerySelectorAll(".blank-lines tbody tr").Length);
    }

    [Fact]
    public async Task Should_open_no_report_with_a_secret_that_is_not_one()
    {
        var page = await Page.OpenAsync(Browser(), "/portal/status/AAAAAAAAAAAAAAAAAAAAAAAA");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Đường dẫn này không mở được tin báo nào", page.Text);
    }

    [Fact]
    public async Task Should_let_the_team_write_down_a_call_for_an_agency_of_the_list()
    {
        var analyst = await _service.SignedInAsync(Role.Analyst);
        var status = await ReportFlow.SentAsync(analyst, "/portal/report?phone=1", ("Form.Agency", "1"), ("Form.AgencyName", ""), ("Form.ContactName", "Ông Bình"), ("Form.ContactPhone", "0262 111 222"));

        Assert.Contains("Đọc mã này cho người gọi", status.Text);
        var report = await ReportAsync(status.Reference());
        Assert.Equal((true, (int?)1, "Sở Khoa học và Công nghệ"), (report.ByPhone, report.AgencyId, report.AgencyName));
    }

    [Fact]
    public async Task Should_not_believe_a_stranger_who_says_it_is_a_call()
    {
        var status = await ReportFlow.SentAsync(Browser(), "/portal/report?phone=1", ("Form.Agency", "1"), ("Form.AgencyName", "Sở giả"), ("Form.ContactName", "x"), ("Form.ContactPhone", "1"));

        var report = await ReportAsync(status.Reference());
        Assert.Equal((false, (int?)null, "Sở giả"), (report.ByPhone, report.AgencyId, report.AgencyName));
    }

    [Fact]
    public async Task Should_know_a_signed_in_officers_agency()
    {
        var officer = await _service.SignedInAsync(Role.AgencyOfficer);
        var status = await ReportFlow.SentAsync(officer, "/portal/report", ("Form.ContactName", "Cán bộ"), ("Form.ContactPhone", "0905"));

        Assert.Equal(_service.Agency, (await ReportAsync(status.Reference())).AgencyId);
        var home = await Page.OpenAsync(officer, "/portal");
        Assert.Contains(status.Reference(), home.Text);
        Assert.Equal(HttpStatusCode.OK, (await Page.OpenAsync(officer, "/portal/reports/" + status.Reference())).Status);
    }

    [Theory]
    [InlineData("/portal/report", "What is happening?", "Continue")]
    public async Task Should_speak_english_when_asked_to(string path, params string[] words)
    {
        var browser = Browser();
        browser.DefaultRequestHeaders.AcceptLanguage.Clear();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var page = await Page.OpenAsync(browser, path);

        Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        Assert.All(words, word => Assert.Contains(word, page.Text));
        Assert.DoesNotContain("Tiếp tục", page.Text);
    }

    private static IReadOnlyList<string> Done(Page page) => [.. page.Document.QuerySelectorAll("ol.progress li.done b").Select(one => one.TextContent)];

    private Task<int> CountAsync() => _service.WithDatabaseAsync(database => database.Reports.CountAsync());

    private Task<IncidentReport> ReportAsync(string reference) => _service.WithDatabaseAsync(database => database.Reports.SingleAsync(one => one.Reference == reference));

    private HttpClient Browser()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = _service.Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("vi");
        return client;
    }
}
