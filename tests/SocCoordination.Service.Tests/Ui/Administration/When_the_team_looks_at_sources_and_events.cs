using System.Net.Http.Json;
using System.Text;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui.Administration;

public sealed class When_the_team_looks_at_sources_and_events(SharedService shared) : IClassFixture<SharedService>
{
    private readonly RunningService _service = shared.Service;

    [Fact]
    public async Task Should_find_events_open_their_fields_and_turn_the_page()
    {
        await ShipAsync(Enumerable.Range(0, 60).Select(n => $$$"""{"message":"dòng tìm {{{n}}} <b>","host":{"name":"may-tim"}}"""));
        var analyst = await _service.SignedInAsync(Role.Analyst);

        var first = await Page.OpenAsync(analyst, "/hunt?q=host.name:may-tim&range=1h");
        var second = await Page.OpenAsync(analyst, first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Contains("60 sự kiện", first.Text);
        Assert.Equal((50, 10), (Lines(first), Lines(second)));
        Assert.Contains("dòng tìm 0 <b>", second.Text);
        Assert.NotEmpty(first.Document.QuerySelectorAll("svg.histogram rect"));
        var term = first.Document.QuerySelectorAll(".event-fields tr").First(row => row.QuerySelector("th")!.TextContent == "host.name").QuerySelector("a")!.GetAttribute("href")!;
        Assert.Contains("60 sự kiện", (await Page.OpenAsync(analyst, term)).Text);
    }

    [Fact]
    public async Task Should_download_what_it_shows()
    {
        await ShipAsync(["""{"message":"tải về mới thấy","host":{"name":"may-tai"}}"""]);
        var analyst = await _service.SignedInAsync(Role.Analyst);
        var page = await Page.OpenAsync(analyst, "/hunt?q=host.name:may-tai&range=1h");

        var csv = await analyst.GetStringAsync(page.Document.QuerySelectorAll("a[download]").Single(one => one.TextContent == "CSV").GetAttribute("href")!);

        Assert.Contains("tải về mới thấy", csv);
        Assert.Equal(2, csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("a AND", "cột 6")]
    [InlineData("(a OR b", "cột 1")]
    [InlineData("x \"a b", "cột 3")]
    public async Task Should_say_where_a_query_goes_wrong_and_keep_it(string query, string where)
    {
        var page = await Page.OpenAsync(await _service.SignedInAsync(Role.Analyst), "/hunt?q=" + Uri.EscapeDataString(query));

        Assert.Contains(where, page.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(query, page.ValueOf("q"));
    }

    [Fact]
    public async Task Should_show_sources_their_lag_and_who_is_silent_or_never_sent()
    {
        var now = TimeProvider.System.GetUtcNow();
        await _service.WithDatabaseAsync(async database =>
        {
            database.Sources.Add(new LogSource { AgencyId = _service.Agency, Via = "syslog:10.0.0.9", Host = "may-im", FirstSeen = now.AddDays(-3), LastSeen = now.AddHours(-5), LastEventAt = now.AddHours(-5), Events = 67 });
            database.Sources.Add(new LogSource { AgencyId = _service.Agency, Via = "syslog:10.0.0.9", Host = "may-cham", FirstSeen = now.AddDays(-1), LastSeen = now, LastEventAt = now.AddHours(-2), Events = 5, Rejected = 4 });
            database.Agencies.Add(new Agency { Code = "chua-gui", Name = "Xã chưa gửi", CreatedAt = now });
            return await database.SaveChangesAsync();
        });
        var analyst = await _service.SignedInAsync(Role.Analyst);

        var all = await Page.OpenAsync(analyst, "/sources");
        var silent = await Page.OpenAsync(analyst, "/sources?show=silent");
        var never = await Page.OpenAsync(analyst, "/sources?show=never");

        Assert.Contains("1 trên", all.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("2 giờ", all.Document.QuerySelectorAll("tr").Single(row => row.TextContent.Contains("may-cham")).TextContent);
        Assert.Contains("may-im", silent.Text);
        Assert.DoesNotContain("may-cham", silent.Text);
        Assert.Contains("Xã chưa gửi", never.Text);
    }

    [Fact]
    public async Task Should_show_refused_lines_with_the_reason_and_as_text()
    {
        await ShipAsync(["not json <img src=x>\u0001"]);

        var page = await Page.OpenAsync(await _service.SignedInAsync(Role.Analyst), "/sources?show=rejected");

        Assert.Contains("expected a JSON object", page.Text);
        Assert.Contains("not json <img src=x>", page.Text);
        Assert.Empty(page.Document.QuerySelectorAll("main img"));
    }

    private static int Lines(Page page) => page.Document.QuerySelectorAll("ol.events > li").Length;

    private async Task ShipAsync(IEnumerable<string> documents)
    {
        var client = await _service.WithKeyAsync(Role.Shipper);
        var body = string.Concat(documents.Select(one => "{\"create\":{}}\n" + one + "\n"));
        using var answer = await client.PostAsync("/logs/_bulk", new StringContent(body, Encoding.UTF8, "application/x-ndjson"));
        answer.EnsureSuccessStatusCode();
    }
}
