using System.Net;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Administration;

public sealed class When_an_administrator_keeps_accounts_and_keys(SharedService shared) : IClassFixture<SharedService>
{
    private readonly RunningService _service = shared.Service;

    [Fact]
    public async Task Should_create_an_account_whose_password_is_shown_once_and_works()
    {
        var browser = await _service.SignedInAsync(Role.Administrator);

        var page = await (await Page.OpenAsync(browser, "/accounts")).PressAsync("Tạo tài khoản", ("Form.UserName", "binh"), ("Form.DisplayName", "Trần Bình"), ("Form.Roles", "Analyst"));
        var password = page.Document.QuerySelectorAll(".facts code")[1].TextContent;

        Assert.Contains("chỉ hiện một lần", page.Text);
        await _service.SignedInAsync("binh", password);
        Assert.DoesNotContain(password, (await Page.OpenAsync(browser, "/accounts")).Document.Source.Text);
        Assert.Contains("Trần Bình", (await Page.OpenAsync(browser, "/accounts?q=tran%20binh")).Text);
    }

    [Fact]
    public async Task Should_say_what_is_missing_and_keep_the_chosen_roles()
    {
        var browser = await _service.SignedInAsync(Role.Administrator);
        var form = await Page.OpenAsync(browser, "/accounts");

        var without = await form.PressAsync("Tạo tài khoản", ("Form.UserName", "canbo2"), ("Form.DisplayName", "Cán bộ"), ("Form.Roles", "AgencyOfficer"));
        var none = await form.PressAsync("Tạo tài khoản", ("Form.UserName", "canbo2"), ("Form.DisplayName", "Cán bộ"));

        Assert.Contains("Chọn cơ quan của cán bộ này.", without.Text);
        Assert.Equal("AgencyOfficer", without.Document.QuerySelector("input[name='Form.Roles'][checked]")!.GetAttribute("value"));
        Assert.Contains("Chọn ít nhất một vai trò.", none.Text);
        Assert.Equal("canbo2", none.ValueOf("Form.UserName"));
    }

    [Fact]
    public async Task Should_disable_an_account_and_give_a_new_password()
    {
        var browser = await _service.SignedInAsync(Role.Administrator);
        var account = await _service.CreateAccountAsync(Role.Analyst, "nghi.viec", "Người nghỉ việc");

        var reset = await (await Page.OpenAsync(browser, $"/accounts/{account.Account}")).PressAsync("Tạo mật khẩu mới");
        var password = reset.Document.QuerySelector(".copyable code")!.TextContent;
        await _service.SignedInAsync("nghi.viec", password);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _service.SignedInAsync("nghi.viec"));

        var list = await (await Page.OpenAsync(browser, $"/accounts/{account.Account}")).PressAsync("Lưu", ("Form.Disabled", "true"));
        Assert.Equal("/accounts", list.Address);
        Assert.Contains("đã khóa", list.Text);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _service.SignedInAsync("nghi.viec", password));
    }

    [Fact]
    public async Task Should_not_let_administrators_lock_themselves_out()
    {
        var browser = await _service.SignedInAsync(Role.Administrator);
        var me = (await Page.OpenAsync(browser, "/accounts")).Document.QuerySelectorAll("tbody tr").First(row => row.TextContent.Contains("administrator")).QuerySelector("a")!.GetAttribute("href")!;

        var page = await (await Page.OpenAsync(browser, me)).PressAsync("Lưu", ("Form.Disabled", "true"));

        Assert.Contains("Không tự bỏ quyền quản trị của chính mình được", page.Text);
    }

    [Fact]
    public async Task Should_make_an_api_key_that_is_shown_once_works_and_can_be_revoked()
    {
        var browser = await _service.SignedInAsync(Role.Administrator);

        var made = await (await Page.OpenAsync(browser, "/keys")).PressAsync("Tạo khóa", ("Form.Name", "Bảng tin"), ("Form.Role", "Leadership"));
        var key = made.Document.QuerySelector("main pre.log")!.TextContent;
        var client = _service.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me")).StatusCode);
        Assert.DoesNotContain(key, (await Page.OpenAsync(browser, "/keys")).Document.Source.Text);
        await made.PressInAsync($"input[name='_handler'][value='revoke-{key.Split('.')[0]}']");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Should_refuse_a_shipper_key_without_an_agency()
    {
        var browser = await _service.SignedInAsync(Role.Administrator);

        var page = await (await Page.OpenAsync(browser, "/keys")).PressAsync("Tạo khóa", ("Form.Name", "Máy lạ"), ("Form.Role", "Shipper"));

        Assert.Contains("Chọn cơ quan của khóa này.", page.Text);
        Assert.Equal("Máy lạ", page.ValueOf("Form.Name"));
    }
}
