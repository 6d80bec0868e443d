using System.Net.Http.Json;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Posture;

public sealed class When_a_month_is_over(OctoberFixture october) : IClassFixture<OctoberFixture>
{
    private readonly RunningService _service = october.Service;

    [Fact]
    public async Task Should_count_the_months_incidents_by_the_provinces_clock()
    {
        var view = await ViewAsync();

        Assert.Equal((3, 1), Pair(view.GetProperty("cases")));
        Assert.Equal((2, 1), Named(view, "casesByType", "phishing"));
        Assert.Equal((1, 0), Named(view, "casesByType", "malware"));
        Assert.Equal((1, 0), Named(view, "casesBySeverity", "critical"));
        Assert.Equal((0, 1), Named(view, "casesBySeverity", "low"));
        Assert.Equal((2, 0), Named(view, "casesByAgency", "1"));
        Assert.Equal((1, 1), Named(view, "casesByAgency", "2"));
        Assert.Equal((1, 0), Named(view, "casesByAgency", "none"));
    }

    [Fact]
    public async Task Should_name_every_official_type_in_the_lists_order()
    {
        var types = (await ViewAsync()).GetProperty("casesByType").EnumerateArray().Select(one => one.GetProperty("key").GetString()).ToList();

        Assert.Equal(11, types.Count);
        Assert.Equal(["denial_of_service", "phishing"], types.Take(2));
        Assert.Equal("none", types[^1]);
    }

    [Theory]
    // of 12 alerts 30 s after their first event
    [InlineData("detect", 12, 0, "00:00:30", "00:00:30")]
    // 1 to 10 minutes: rank ⌈5⌉ and ⌈9⌉; two not claimed
    [InlineData("acknowledge", 10, 2, "00:05:00", "00:09:00")]
    // 61 to 67 minutes: rank ⌈3.5⌉ and ⌈6.3⌉; five not judged
    [InlineData("judge", 7, 5, "01:04:00", "01:07:00")]
    // one case after three hours; two had nothing to contain
    [InlineData("contain", 1, 2, "03:00:00", "03:00:00")]
    // closed in October: after 2 days, and one of September after 12
    [InlineData("close", 2, 2, "2.00:00:00", "12.00:00:00")]
    public async Task Should_measure_each_stage_by_nearest_rank(string stage, int measured, int waiting, string median, string p90)
    {
        var time = (await ViewAsync()).GetProperty("times").EnumerateArray().Single(one => one.GetProperty("stage").GetString() == stage);

        Assert.Equal((measured, waiting), (time.GetProperty("measured").GetInt32(), time.GetProperty("waiting").GetInt32()));
        Assert.Equal((median, p90), (time.GetProperty("median").GetString(), time.GetProperty("p90").GetString()));
    }

    [Fact]
    public async Task Should_count_alerts_by_verdict_and_compare_with_the_month_before()
    {
        var view = await ViewAsync();

        Assert.Equal((12, 4), Pair(view.GetProperty("alerts")));
        Assert.Equal([(4, 0), (1, 0), (1, 0), (1, 0), (5, 4)], view.GetProperty("alertsByVerdict").EnumerateArray().Select(Pair));
        var acknowledge = view.GetProperty("times").EnumerateArray().Single(one => one.GetProperty("stage").GetString() == "acknowledge");
        Assert.Equal("00:20:00", acknowledge.GetProperty("medianBefore").GetString());
    }

    [Fact]
    public async Task Should_tell_who_sends_who_fell_silent_and_who_never_did()
    {
        var senders = (await ViewAsync()).GetProperty("senders");

        Assert.Equal((3, 1, 1, 1, 1), (Number(senders, "agencies"), Number(senders, "sending"), Number(senders, "silent"), Number(senders, "newlySilent"), Number(senders, "never")));
    }

    [Fact]
    public async Task Should_measure_how_the_national_cert_answered()
    {
        var figures = (await ViewAsync()).GetProperty("escalations");

        Assert.Equal((3, 2, 1, 1), (Number(figures, "raised"), Number(figures, "acknowledged"), Number(figures, "waiting"), Number(figures, "overdue")));
        Assert.Equal(("00:20:00", "02:00:00"), (figures.GetProperty("median").GetString(), figures.GetProperty("p90").GetString()));
    }

    [Fact]
    public async Task Should_count_systems_by_level_and_how_many_are_seen_and_hit()
    {
        var levels = (await ViewAsync()).GetProperty("systems").EnumerateArray().Select(one => (Number(one, "level"), Number(one, "systems"), Number(one, "watched"), Number(one, "hit")));

        Assert.Equal([(5, 0, 0, 0), (4, 0, 0, 0), (3, 2, 1, 1), (2, 0, 0, 0), (1, 1, 0, 0)], levels);
    }

    [Fact]
    public async Task Should_say_first_whether_it_is_better_or_worse_and_where()
    {
        var sentence = (await ViewAsync()).GetProperty("sentence");

        Assert.Equal("Nhiều sự cố hơn (3, trước 1); tiếp nhận nhanh hơn; tăng nhiều nhất ở tấn công giả mạo (+1); 1 cơ quan có hệ thống cấp độ 3 trở lên không gửi nhật ký.", sentence.GetProperty("vi").GetString());
        Assert.StartsWith("More incidents (3, before 1); acknowledged faster; most of the rise in ", sentence.GetProperty("en").GetString());
    }

    [Fact]
    public async Task Should_name_what_leadership_has_to_decide_and_who_has_to_act()
    {
        var needs = (await ViewAsync()).GetProperty("needs").EnumerateArray().Select(one => (one.GetProperty("what").GetProperty("vi").GetString(), one.GetProperty("owner").GetString())).ToList();

        Assert.Equal(("Sự cố SC-2026-0002 mở đã 21 ngày: Sự cố 2", null), needs[0]);
        Assert.Equal(("Cơ quan 2: hệ thống cấp độ 3 không gửi nhật ký đã 16 ngày", "Giám đốc Sở Y tế"), needs[1]);
        Assert.Equal(2, needs.Count);
    }

    [Fact]
    public async Task Should_open_behind_each_number_a_list_of_as_many()
    {
        var leadership = await _service.SignedInAsync(Role.Leadership);
        var page = await Page.OpenAsync(leadership, "/posture/2026-10");
        var links = page.Document.QuerySelectorAll("main a[href]").Where(one => int.TryParse(one.TextContent.Trim(), out _)).Select(one => (Address: one.GetAttribute("href")!, Number: int.Parse(one.TextContent.Trim())))
            .Where(one => one.Address.StartsWith("/posture/2026-10/", StringComparison.Ordinal)).Distinct().ToList();

        Assert.True(links.Count >= 25, $"only {links.Count} numbers are links");
        foreach (var (address, number) in links)
        {
            var list = await Page.OpenAsync(leadership, address);
            Assert.EndsWith($": {number}", list.Document.QuerySelector("h1")!.TextContent);
            Assert.Equal(number, list.Document.QuerySelectorAll("main tbody tr").Length);
        }
    }

    [Fact]
    public async Task Should_show_the_formula_beside_each_figure_and_name_the_zone()
    {
        var page = await Page.OpenAsync(await _service.SignedInAsync(Role.Leadership), "/posture/2026-10");

        Assert.Contains("người đầu tiên nhận − lúc ghi cảnh báo", page.Text);
        Assert.Contains("⌈0,9·n⌉", page.Text);
        Assert.Contains("UTC+7", page.Text);
        Assert.Contains("NGƯỜI LẬP", page.Text);
        Assert.Equal("/posture/2026-09", page.Document.QuerySelector("nav.no-print a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Should_give_the_same_figures_as_a_table()
    {
        var csv = await (await _service.SignedInAsync(Role.Leadership)).GetByteArrayAsync("/posture/2026-10/csv");
        var lines = System.Text.Encoding.UTF8.GetString(csv).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal([0xEF, 0xBB, 0xBF], csv.Take(3));
        Assert.Contains("2026-10,total,cases,Sự cố,3,1", lines);
        Assert.Contains("2026-10,times,acknowledge.p90_seconds,acknowledge,540,", lines);
        Assert.Contains("2026-10,senders,silent,silent,1,", lines);
    }

    [Theory]
    [InlineData("/api/v1/posture/2026-13")]
    [InlineData("/api/v1/posture/thang-10")]
    public async Task Should_say_how_a_month_is_written(string path)
    {
        using var answer = await (await _service.WithKeyAsync(Role.Leadership)).GetAsync(path);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("2026-11", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Should_lead_from_the_bare_address_to_this_month()
    {
        using var answer = await (await _service.SignedInAsync(Role.Leadership)).GetAsync("/posture");

        Assert.Matches(@"^/posture/20\d\d-\d\d$", answer.Headers.Location!.ToString());
    }

    private async Task<JsonElement> ViewAsync() => await (await _service.WithKeyAsync(Role.Leadership)).GetFromJsonAsync<JsonElement>("/api/v1/posture/2026-10");

    private static (int, int) Pair(JsonElement count) => (Number(count, "count"), Number(count, "before"));

    private static (int, int) Named(JsonElement view, string list, string key) => Pair(view.GetProperty(list).EnumerateArray().Single(one => one.GetProperty("key").GetString() == key));

    private static int Number(JsonElement one, string name) => one.GetProperty(name).GetInt32();
}
