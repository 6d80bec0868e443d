using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Alerts;

public sealed class When_an_alert_is_explained
{
    private static readonly DateTimeOffset Lately = TimeProvider.System.GetUtcNow().AddMinutes(-10);

    [Fact]
    public async Task Should_mark_in_the_raw_line_what_the_rule_found_in_its_decoded_address()
    {
        await using var service = await RunningService.StartAsync();
        var alert = await service.AnAlertAsync("203.0.113.7");
        var evidence = await EvidenceAsync(service, alert);
        Assert.Equal("1 of them", evidence.GetProperty("condition").GetString());
        Assert.Equal(1, evidence.GetProperty("total").GetInt64());

        var one = Assert.Single(evidence.GetProperty("events").EnumerateArray());
        Assert.Equal("SQL Injection", one.GetProperty("rule").GetString());
        Assert.Contains("\"GET /tra-cuu?id=1%27%20UNION%20SELECT%20password%20FROM%20users-- HTTP/1.1\"", one.GetProperty("raw").GetString(), StringComparison.Ordinal);
        Assert.Equal(["203.0.113.7", "%27%20UNION%20SELECT%20"], Marked(one));
        var selection = Assert.Single(one.GetProperty("selections").EnumerateArray());
        Assert.Equal(("union", true), (selection.GetProperty("name").GetString(), selection.GetProperty("held").GetBoolean()));
        var item = Assert.Single(selection.GetProperty("items").EnumerateArray());
        Assert.Equal(("soc.url_decoded", "re"), (item.GetProperty("field").GetString(), item.GetProperty("test").GetString()));
        Assert.Contains("UNION SELECT password", item.GetProperty("value").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_explain_a_correlations_alert_by_the_rule_that_it_counts_newest_first_and_say_how_many_there_are()
    {
        await using var service = await RunningService.StartAsync();
        var shipper = await service.WithKeyAsync(Role.Shipper);
        for (var i = 0; i < 12; i++)
            await shipper.ShipAsync(Attacks.SshFailure("203.0.113.8", Lately.AddSeconds(i), $"user{i}"));
        var alert = Assert.Single(await service.AlertsOfAsync("203.0.113.8"), one => one.GetProperty("ruleTitle").GetString() == "SSH Password Guessing From One Address").GetProperty("alert").GetString()!;

        var evidence = await EvidenceAsync(service, alert, "?limit=5");
        Assert.Equal("event_count gte 8 within 5m by organization.id, source.ip, host.name: ssh_failed_login", evidence.GetProperty("condition").GetString());
        Assert.Equal(12, evidence.GetProperty("total").GetInt64());
        var events = evidence.GetProperty("events").EnumerateArray().ToList();
        Assert.Equal(["user11", "user10", "user9", "user8", "user7"], events.Select(one => one.GetProperty("raw").GetString()!.Split(' ').Single(word => word.StartsWith("user", StringComparison.Ordinal))));
        Assert.All(events, one => Assert.Equal("Failed SSH Login", one.GetProperty("rule").GetString()));
        // The rule looks at parsed fields that the line does not spell; what the alert is about is marked all the same.
        Assert.All(events, one => Assert.Equal(["203.0.113.8"], Marked(one)));
        Assert.All(events, one => Assert.Equal("selection", Assert.Single(one.GetProperty("selections").EnumerateArray()).GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Should_name_the_exclusion_that_did_not_apply_and_the_field_that_holds_a_keyword()
    {
        var rules = Directory.CreateTempSubdirectory("soc-rules-");
        await File.WriteAllTextAsync(Path.Combine(rules.FullName, "a.yml"), """
            title: Từ khóa
            id: 5f0f5be0-0d8b-4d85-a4f1-2f7bb0ac1a55
            logsource: {product: linux, service: syslog}
            detection:
              words: ['MậT khẩu']
              allowed:
                host.name: web-02
              condition: words and not allowed
            level: high
            """);
        await using var service = await RunningService.StartAsync($"--Rules:Folders:0={rules.FullName}", "--Rules:BuiltIn=false");
        await (await service.WithKeyAsync(Role.Shipper)).ShipAsync(new { message = "ai đó gõ mật KHẨU <script>alert(1)</script>", host = new { name = "web-01" } });
        var alert = Assert.Single(await (await service.WithKeyAsync(Role.Analyst)).AlertsAsync()).GetProperty("alert").GetString()!;

        var one = Assert.Single((await EvidenceAsync(service, alert)).GetProperty("events").EnumerateArray());
        Assert.Equal(["words True", "allowed False"], one.GetProperty("selections").EnumerateArray().Select(selection => $"{selection.GetProperty("name").GetString()} {selection.GetProperty("held").GetBoolean()}"));
        Assert.Equal(["mật KHẨU"], Marked(one));

        // The page shows the same; what stands in the line is text, never markup.
        using var page = await (await service.SignedInAsync(Role.Analyst)).GetAsync("/triage/" + alert);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("<mark>mật KHẨU</mark>", WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", html, StringComparison.Ordinal);
        rules.Delete(recursive: true);
    }

    [Fact]
    public async Task Should_show_the_lines_of_a_rule_that_is_gone_without_a_reason()
    {
        await using var service = await RunningService.StartAsync();
        var alert = await service.AnAlertAsync();
        await service.WithDatabaseAsync(async database =>
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(database.Database, "UPDATE alerts SET rule_id = 'gone'");
            return true;
        });
        var evidence = await EvidenceAsync(service, alert);
        Assert.Equal(JsonValueKind.Null, evidence.GetProperty("condition").ValueKind);
        var one = Assert.Single(evidence.GetProperty("events").EnumerateArray());
        Assert.Empty(one.GetProperty("selections").EnumerateArray());
        Assert.Contains("UNION", one.GetProperty("raw").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_bound_a_long_line_and_say_how_much_is_left()
    {
        await using var service = await RunningService.StartAsync();
        var line = Shipper.NginxLine("203.0.113.9", "/a?id=1%27%20UNION%20SELECT%20" + new string('x', 30_000));
        await (await service.WithKeyAsync(Role.Shipper)).ShipAsync(Shipper.FileLine(line, "/var/log/nginx/access.log", 1));
        var alert = Assert.Single(await service.AlertsOfAsync("203.0.113.9")).GetProperty("alert").GetString()!;
        var one = Assert.Single((await EvidenceAsync(service, alert)).GetProperty("events").EnumerateArray());
        Assert.Equal(16_384, one.GetProperty("raw").GetString()!.Length);
        Assert.Equal(line.Length - 16_384, one.GetProperty("left").GetInt32());
        Assert.True(one.GetProperty("selections")[0].GetProperty("items")[0].GetProperty("value").GetString()!.Length <= 302);
        Assert.Equal(["203.0.113.9", "%27%20UNION%20SELECT%20"], Marked(one));
    }

    [Fact]
    public async Task Should_refuse_an_alert_that_is_not_there()
    {
        await using var service = await RunningService.StartAsync();
        using var answer = await (await service.WithKeyAsync(Role.Analyst)).GetAsync("/api/v1/alerts/CB-999/evidence");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<JsonElement> EvidenceAsync(RunningService service, string alert, string query = "") =>
        await (await service.WithKeyAsync(Role.Analyst)).GetFromJsonAsync<JsonElement>($"/api/v1/alerts/{alert}/evidence{query}");

    private static IEnumerable<string> Marked(JsonElement one) =>
        one.GetProperty("marks").EnumerateArray().Select(mark => one.GetProperty("raw").GetString()!.Substring(mark.GetProperty("start").GetInt32(), mark.GetProperty("length").GetInt32()));
}
