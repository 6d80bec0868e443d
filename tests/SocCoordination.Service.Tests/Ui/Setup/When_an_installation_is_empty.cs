using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Setup;

public sealed class When_an_installation_is_empty : IAsyncLifetime
{
    private RunningService _service = null!;

    public async ValueTask InitializeAsync() => _service = await RunningService.StartEmptyAsync("--Ingest:SyslogPort=0", "--Demo:Simulate=false");

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/triage")]
    [InlineData("/portal/report")]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    public async Task Should_lead_every_page_to_set_up(string path)
    {
        var page = await Page.OpenAsync(Browser(), path);

        Assert.Equal("/setup", page.Address);
        Assert.Contains("Cài đặt SocCoordination", page.Text);
    }

    [Fact]
    public async Task Should_tell_programs_what_to_do_and_take_nothing()
    {
        var api = await _service.Anonymous().GetAsync("/api/v1/alerts");
        var bulk = await _service.Anonymous().PostAsync("/logs/_bulk", new StringContent("{\"create\":{}}\n{\"message\":\"x\"}\n"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, api.StatusCode);
        Assert.Contains("/setup", (await api.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, bulk.StatusCode);
        Assert.Equal(503, (await bulk.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetInt32());
        Assert.True(bulk.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task Should_serve_the_files_that_the_page_needs()
    {
        var page = await Page.OpenAsync(Browser(), "/setup");

        foreach (var link in page.Document.QuerySelectorAll("link[rel=stylesheet]").Select(one => one.GetAttribute("href")!))
            Assert.Equal(HttpStatusCode.OK, (await _service.Anonymous().GetAsync("/" + link)).StatusCode);
    }

    [Fact]
    public async Task Should_show_the_secrets_once_and_then_be_gone_for_everybody()
    {
        var browser = Browser();
        var done = await SetUpAsync(browser);

        Assert.Contains("Trang này chỉ hiện một lần", done.Text);
        Assert.Equal(["quantri", "mat khau cua toi"], done.Document.QuerySelectorAll(".secrets code").Take(2).Select(one => one.TextContent));
        Assert.Equal(HttpStatusCode.NotFound, (await Page.OpenAsync(browser, "/setup")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _service.Anonymous().PostAsync("/setup", new FormUrlEncodedContent([]))).StatusCode);
        var signedIn = await (await Page.OpenAsync(browser, "/sign-in")).PressAsync("Đăng nhập", ("Form.Name", "quantri"), ("Form.Password", "mat khau cua toi"));
        Assert.NotEqual("/sign-in", signedIn.Address);
    }

    [Fact]
    public async Task Should_give_a_first_line_that_works_as_it_stands_and_light_up_when_it_came()
    {
        var browser = Browser();
        var done = await SetUpAsync(browser);
        var watch = done.Document.QuerySelector("[data-first-event]")!.GetAttribute("data-first-event")!;
        var before = await browser.GetFromJsonAsync<JsonElement>(watch);

        // The shown command, word for word: what curl would send.
        var command = done.Document.QuerySelector("pre.log")!.TextContent;
        var lines = command[..command.IndexOf(" | curl", StringComparison.Ordinal)].Split('\'').Where((_, index) => index % 2 == 1).Skip(1);
        var key = command.Split("ApiKey ")[1].Split('\'')[0];
        using var request = new HttpRequestMessage(HttpMethod.Post, command.Split(' ')[^1]) { Content = new StringContent(string.Concat(lines.Select(line => line + "\n")), Encoding.UTF8, "application/x-ndjson") };
        request.Headers.TryAddWithoutValidation("Authorization", "ApiKey " + key);
        var answer = await _service.Anonymous().SendAsync(request);

        Assert.Equal(JsonValueKind.Null, before.GetProperty("at").ValueKind);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").GetBoolean());
        await Eventually.TrueAsync(async () => (await browser.GetFromJsonAsync<JsonElement>(watch)).GetProperty("host").GetString() == "may-thu");
        Assert.Contains("Đã nhận sự kiện đầu tiên", (await Page.OpenAsync(browser, watch.Replace("/state", "", StringComparison.Ordinal))).Text);
    }

    [Fact]
    public async Task Should_write_the_real_address_and_key_into_every_ready_setting()
    {
        var done = await SetUpAsync(Browser());
        var key = done.Document.QuerySelectorAll(".secrets code")[2].TextContent;
        var settings = done.Document.QuerySelectorAll("details pre.log").Select(one => one.TextContent).Skip(1).ToList();

        Assert.Equal(5, settings.Count);
        Assert.All(settings, one => Assert.Contains(_service.Address.Port.ToString(), one));
        Assert.All(settings, one => Assert.True(one.Contains(key) || (one.Contains(key.Split(':')[0]) && one.Contains(key.Split(':')[1]))));
    }

    [Fact]
    public async Task Should_keep_what_was_typed_and_say_what_is_wrong()
    {
        var page = await (await Page.OpenAsync(Browser(), "/setup")).PressAsync("Cài đặt", ("Form.Province", "  "), ("Form.Agency", "Sở Y tế <b>"), ("Form.AdminName", "an"), ("Form.Password", "ngan"));

        Assert.Contains("Ghi tên tỉnh, thành phố.", page.Text);
        Assert.Contains("Mật khẩu cần ít nhất 12 ký tự.", page.Text);
        Assert.Equal("Sở Y tế <b>", page.ValueOf("Form.Agency"));
        Assert.Equal("", page.ValueOf("Form.Password"));
        Assert.Equal("/setup", (await Page.OpenAsync(Browser(), "/")).Address);
    }

    [Fact]
    public async Task Should_ask_another_machine_for_the_code_of_the_console()
    {
        var elsewhere = Browser();
        elsewhere.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        var page = await Page.OpenAsync(elsewhere, "/setup");
        (string, string)[] filled = [("Form.Province", "tỉnh Điện Biên"), ("Form.Agency", "Sở Y tế"), ("Form.AdminName", "quantri"), ("Form.Password", "mat khau cua toi")];

        var without = await page.PressAsync("Cài đặt", filled);
        var wrong = await page.PressAsync("Cài đặt", [("Form.Code", "0000-000x"), .. filled]);
        var trial = await page.PressAsync("Dùng thử", ("Form.Code", "0000-000x"));
        var right = await page.PressAsync("Cài đặt", [("Form.Code", _service.Services.GetRequiredService<SetupDoor>().Code), .. filled]);

        Assert.All([without, wrong, trial], refused => Assert.Contains("Mã không đúng", refused.Text));
        Assert.Contains("Đã cài đặt xong", right.Text);
    }

    [Fact]
    public async Task Should_refuse_a_form_that_another_site_sends()
    {
        var answer = await _service.Anonymous().PostAsync("/setup", new FormUrlEncodedContent([KeyValuePair.Create("_handler", "demo")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("/setup", (await Page.OpenAsync(Browser(), "/")).Address);
    }

    [Fact]
    public async Task Should_start_a_trial_in_one_click_whose_accounts_sign_in_in_one_click()
    {
        var signIn = await (await Page.OpenAsync(Browser(), "/setup")).PressAsync("Dùng thử");

        Assert.Equal("/sign-in", signIn.Address);
        var buttons = signIn.Document.QuerySelectorAll(".demo-accounts button").Select(one => one.TextContent).ToList();
        Assert.Equal(6, buttons.Count);
        foreach (var button in buttons)
        {
            var inside = await (await Page.OpenAsync(Browser(), "/sign-in")).PressAsync(button);
            Assert.Equal(HttpStatusCode.OK, inside.Status);
            Assert.NotEqual("/sign-in", inside.Address);
        }
    }

    private HttpClient Browser()
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = _service.Address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("vi");
        return client;
    }

    private static async Task<Page> SetUpAsync(HttpClient browser) => await (await Page.OpenAsync(browser, "/setup")).PressAsync(
        "Cài đặt", ("Form.Province", "tỉnh Đắk Lắk"), ("Form.Agency", "Sở Y tế"), ("Form.AdminName", "quantri"), ("Form.Password", "mat khau cua toi"));
}
