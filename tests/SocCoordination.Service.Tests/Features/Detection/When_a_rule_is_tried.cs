using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Detection;

public sealed class When_a_rule_is_tried(SharedService fixture) : IClassFixture<SharedService>
{
    private const string OneWord = """
        title: Một từ lạ
        id: 7d1b7e60-3a55-4a52-9b65-6f2f1b6c0001
        name: strange
        logsource: {product: linux, service: syslog}
        detection:
          words: {message|contains: từ-lạ-để-thử}
          condition: words
        level: high
        """;

    private const string ThreeInFive = """

        ---
        title: Ba lần trong năm phút
        id: 7d1b7e60-3a55-4a52-9b65-6f2f1b6c0002
        correlation:
          type: event_count
          rules: [strange]
          group-by: [host.name]
          timespan: 5m
          condition: {gte: 3}
        level: high
        """;

    [Fact]
    public async Task Should_tell_what_it_would_have_found_and_record_nothing()
    {
        var (team, now) = (await fixture.Service.WithKeyAsync(Role.Analyst), TimeProvider.System.GetUtcNow());
        await ShipAsync(
            Line(now.AddMinutes(-1), "từ-lạ-để-thử một", "máy-a"), Line(now.AddMinutes(-2), "TỪ-LẠ-ĐỂ-THỬ hai", "máy-a"), Line(now.AddMinutes(-3), "có từ-lạ-để-thử ba", "máy-a"),
            Line(now.AddDays(-2), "từ-lạ-để-thử bốn", "máy-b"), Line(now.AddDays(-20), "từ-lạ-để-thử lâu rồi", "máy-b"), Line(now.AddMinutes(-4), "không có gì", "máy-a"));
        var before = (await team.AlertsAsync()).Count;

        var found = await PreviewAsync(team, OneWord, days: 7);
        Assert.Equal((4, 2), (found.GetProperty("events").GetInt32(), found.GetProperty("alerts").GetInt32()));
        Assert.Equal(60, found.GetProperty("buckets").GetArrayLength());
        Assert.Equal(4, found.GetProperty("buckets").EnumerateArray().Sum(bucket => bucket.GetProperty("count").GetInt32()));
        Assert.Contains("một", found.GetProperty("examples")[0].GetProperty("document").GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(found.GetProperty("from").GetDateTimeOffset(), found.GetProperty("lookedBackTo").GetDateTimeOffset());

        Assert.Equal(5, (await PreviewAsync(team, OneWord, days: 30)).GetProperty("events").GetInt32());
        var correlation = await PreviewAsync(team, OneWord + ThreeInFive, days: 7);
        Assert.Equal(("Ba lần trong năm phút", 1), (correlation.GetProperty("title").GetString(), correlation.GetProperty("alerts").GetInt32()));
        Assert.Equal(before, (await team.AlertsAsync()).Count);
    }

    [Fact]
    public async Task Should_show_it_on_a_page_from_a_rule_in_force_or_a_new_one()
    {
        await ShipAsync(Line(TimeProvider.System.GetUtcNow().AddMinutes(-1), "từ-hiếm-trên-trang <b>đậm</b>", "máy-c"));
        var browser = await fixture.Service.SignedInAsync(Role.TeamLead);
        var list = await Page.OpenAsync(browser, "/rules");
        var link = list.Document.QuerySelector("a[href^='/rules/preview?id=']")!;
        var page = await Page.OpenAsync(browser, link.GetAttribute("href")!);
        Assert.Contains("detection:", page.ValueOf("Form.Rule"), StringComparison.Ordinal);

        var result = await page.PressAsync("Chạy thử", ("Form.Rule", OneWord.Replace("từ-lạ-để-thử", "từ-hiếm-trên-trang", StringComparison.Ordinal)), ("Form.Days", "1"));
        Assert.Contains("“Một từ lạ”: 1 sự kiện khớp, 1 cảnh báo", result.Text, StringComparison.Ordinal);
        Assert.Contains("từ-hiếm-trên-trang <b>đậm</b>", result.Text, StringComparison.Ordinal);

        var broken = await page.PressAsync("Chạy thử", ("Form.Rule", "title: hỏng\ndetection: [\n"), ("Form.Days", "1"));
        Assert.Contains("Chưa đọc được luật nào", broken.Text, StringComparison.Ordinal);
        Assert.Contains("Dòng 3, cột 1", broken.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await page.PressAsync("Chạy thử", ("Form.Rule", ""), ("Form.Days", "4000"))).Status);
    }

    [Fact]
    public async Task Should_refuse_what_is_too_long_or_asks_for_too_much()
    {
        var team = await fixture.Service.WithKeyAsync(Role.Analyst);
        foreach (var (rule, days) in new[] { (new string('a', 200_001), 7), (OneWord, 0), (OneWord, 91), ("", 7) })
        {
            using var answer = await team.PostAsJsonAsync("/api/v1/rules/preview", new { rule, days });
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        var bomb = await PreviewAsync(team, "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c]\ntitle: bom\n", days: 1);
        Assert.Equal(JsonValueKind.Null, bomb.GetProperty("title").ValueKind);
        Assert.NotEqual(0, bomb.GetProperty("findings").GetArrayLength());
    }

    private static Dictionary<string, object> Line(DateTimeOffset at, string message, string host) =>
        new() { ["@timestamp"] = at, ["message"] = message, ["host"] = new { name = host } };

    private async Task ShipAsync(params object[] lines) => await (await fixture.Service.WithKeyAsync(Role.Shipper)).ShipAsync(lines);

    private static async Task<JsonElement> PreviewAsync(HttpClient client, string rule, int days)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/rules/preview", new { rule, days });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
