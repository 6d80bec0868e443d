using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Administration;

public sealed class When_an_administrator_keeps_agencies(SharedService shared) : IClassFixture<SharedService>
{
    private readonly RunningService _service = shared.Service;

    [Fact]
    public async Task Should_create_edit_and_find_one_without_diacritics_by_its_old_name()
    {
        var browser = await _service.SignedInAsync(Role.Administrator);

        var created = await (await Page.OpenAsync(browser, "/agencies")).PressAsync("Thêm cơ quan", ("Form.Name", "UBND huyện Krông Búk"), ("Form.Kind", "Commune"), ("Form.Phone", "0262 1"));
        var renamed = await created.PressAsync("Lưu", ("Form.Name", "UBND xã Krông Búk"));
        var found = await Page.OpenAsync(browser, "/agencies?q=huyen%20krong%20buk");
        var ofAnotherKind = await Page.OpenAsync(browser, "/agencies?q=krong%20buk&kind=School");

        Assert.Contains("UBND xã Krông Búk", renamed.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("UBND xã Krông Búk", found.Text);
        Assert.Contains("Không có cơ quan nào khớp", ofAnotherKind.Text);
        Assert.Equal("0262 1", renamed.ValueOf("Form.Phone"));
    }

    [Fact]
    public async Task Should_keep_what_was_typed_when_the_name_is_taken()
    {
        var browser = await _service.SignedInAsync(Role.TeamLead);

        var page = await (await Page.OpenAsync(browser, "/agencies")).PressAsync("Thêm cơ quan", ("Form.Name", "Sở Khoa học và Công nghệ"), ("Form.Email", "skhcn@daklak.gov.vn"));

        Assert.Contains("Đã có cơ quan tên “Sở Khoa học và Công nghệ”", page.Document.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal("skhcn@daklak.gov.vn", page.ValueOf("Form.Email"));
        Assert.True(page.Document.QuerySelector("details.sheet")!.HasAttribute("open"));
    }

    [Fact]
    public async Task Should_add_and_remove_systems_and_syslog_senders()
    {
        var browser = await _service.SignedInAsync(Role.TeamLead);
        var page = await Page.OpenAsync(browser, "/agencies/1");

        page = await page.PressAsync("Thêm hệ thống", ("Form.Name", "Một cửa"), ("Form.Level", "3"), ("Form.Hosts", "motcua-01\r\n10.1.0.0/16, *.motcua.vn"), ("Form.PersonalData", "true"));
        var bad = await page.PressAsync("Thêm địa chỉ", ("Form.Address", "khong-phai-ip"), ("Form.Name", "Tường lửa"));
        page = await page.PressAsync("Thêm địa chỉ", ("Form.Address", "10.9.8.7"), ("Form.Name", "Tường lửa"));

        Assert.Contains("motcua-01, 10.1.0.0/16, *.motcua.vn", page.Text);
        Assert.Contains("Cấp độ 3", page.Text);
        Assert.Contains("Ghi một địa chỉ IP hoặc dải CIDR", bad.Text);
        Assert.Equal("khong-phai-ip", bad.Document.QuerySelector("#senders [name='Form.Address']")!.GetAttribute("value"));
        Assert.Contains("10.9.8.7", page.Text);

        page = await (await page.PressAsync("Bỏ")).PressAsync("Thôi nhận");
        Assert.DoesNotContain("motcua-01", page.Text);
        Assert.DoesNotContain("10.9.8.7", page.Text);
    }

    [Fact]
    public async Task Should_show_a_new_shipper_key_once_with_settings_that_work_until_it_is_revoked()
    {
        var browser = await _service.SignedInAsync(Role.Administrator);
        var page = await Page.OpenAsync(browser, "/agencies/1");

        var made = await page.PressAsync("Tạo khóa", ("Form.Name", "web-01 Filebeat"));
        var key = made.Document.QuerySelector("#keys pre.log")!.TextContent;

        Assert.Contains("chỉ hiện một lần", made.Text);
        Assert.Contains($"api_key: \"{key}\"", made.Text);
        Assert.DoesNotContain(key, (await Page.OpenAsync(browser, "/agencies/1")).Document.Source.Text);
        Assert.Equal(HttpStatusCode.OK, await ShipAsync(key));
        var id = key.Split(':')[0];
        await made.PressInAsync($"input[name='_handler'][value='revoke-{id}']");
        Assert.Equal(HttpStatusCode.Unauthorized, await ShipAsync(key));
    }

    [Fact]
    public async Task Should_not_offer_to_an_analyst_what_the_analyst_may_not_do()
    {
        var analyst = await _service.SignedInAsync(Role.Analyst);

        var list = await Page.OpenAsync(analyst, "/agencies");
        var page = await Page.OpenAsync(analyst, "/agencies/1");

        Assert.Empty(list.Document.QuerySelectorAll("main form[method=post]"));
        Assert.Empty(page.Document.QuerySelectorAll("main form[method=post]"));
    }

    [Fact]
    public async Task Should_refuse_the_form_of_somebody_who_may_only_read()
    {
        var analyst = await _service.SignedInAsync(Role.Analyst);
        var token = await analyst.FormTokenAsync("/portal/report");

        using var answer = await analyst.PostAsync("/agencies", new FormUrlEncodedContent([
            KeyValuePair.Create("_handler", "create"), KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Form.Name", "Cơ quan lậu"), KeyValuePair.Create("Form.Kind", "Other")]));

        Assert.NotEqual(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False(await _service.WithDatabaseAsync(database => database.Agencies.AnyAsync(one => one.Name == "Cơ quan lậu")));
    }

    [Fact]
    public async Task Should_say_that_there_is_no_such_agency()
    {
        var page = await Page.OpenAsync(await _service.SignedInAsync(Role.Administrator), "/agencies/4711");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Không có cơ quan số 4711.", page.Text);
    }

    private async Task<HttpStatusCode> ShipAsync(string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/logs/_bulk") { Content = new StringContent("{\"create\":{}}\n{\"message\":\"x\"}\n", Encoding.UTF8, "application/x-ndjson") };
        request.Headers.TryAddWithoutValidation("Authorization", "ApiKey " + key);
        using var answer = await _service.Anonymous().SendAsync(request);
        return answer.StatusCode;
    }
}
