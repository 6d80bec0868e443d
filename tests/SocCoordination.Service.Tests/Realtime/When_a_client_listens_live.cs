using System.Net.Http.Json;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Realtime;

public sealed class When_a_client_listens_live
{
    [Fact]
    public async Task Should_hear_each_change_in_order_as_it_happens()
    {
        await using var service = await RunningService.StartAsync();
        var team = await service.WithKeyAsync(Role.Analyst);
        await using var client = await SignalRClient.ConnectAsync(service.Address, Key(team), -1);

        for (var i = 0; i < 20; i++)
            await OpenCaseAsync(team, $"Sự cố {i}");

        var heard = new List<JsonElement>();
        while (heard.Count < 20)
            heard.Add(await client.EntryAsync());
        Assert.All(heard, entry => Assert.Equal("case.opened", entry.GetProperty("kind").GetString()));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"case:SC-{TimeProvider.System.GetUtcNow().Year}-{i:0000}"), heard.Select(entry => entry.GetProperty("subject").GetString()));
        Assert.Equal(Ascending(heard), heard.Select(Seq));
    }

    [Fact]
    public async Task Should_receive_everything_it_missed_when_it_comes_back_with_its_last_number()
    {
        await using var service = await RunningService.StartAsync();
        var team = await service.WithKeyAsync(Role.TeamLead);
        long last;
        await using (var client = await SignalRClient.ConnectAsync(service.Address, Key(team), -1))
        {
            await OpenCaseAsync(team, "Trước khi mất mạng");
            last = Seq(await client.EntryAsync());
        }

        // More than one page of the journal passes, part of it while the service itself restarts.
        for (var i = 0; i < 300; i++)
            await service.SendAsync(new OpenCase.Command([], $"Trong lúc mất mạng {i}"));
        await service.RestartAsync();
        for (var i = 300; i < 600; i++)
            await service.SendAsync(new OpenCase.Command([], $"Trong lúc mất mạng {i}"));

        // And it goes on happening while the client catches up.
        var writing = Task.Run(async () =>
        {
            for (var i = 600; i < 650; i++)
                await service.SendAsync(new OpenCase.Command([], $"Trong lúc bắt kịp {i}"));
        });
        await using var back = await SignalRClient.ConnectAsync(service.Address, Key(team), last);
        await writing;
        var heard = back.Missed.ToList();
        while (heard.Count < 650)
            heard.Add(await back.EntryAsync());

        var wanted = await service.WithDatabaseAsync(database => Task.FromResult(database.Journal.Where(entry => entry.Seq > last).Select(entry => entry.Seq).Order().ToList()));
        Assert.Equal(wanted, heard.Select(Seq));
        Assert.Empty(await back.RestAsync());
    }

    [Fact]
    public async Task Should_hear_only_what_its_group_may()
    {
        await using var service = await RunningService.StartAsync();
        var other = await service.SendAsync(new CreateAgency.Command("Trường THCS Lê Lợi", AgencyKind.School));
        var team = await service.WithKeyAsync(Role.Analyst);
        await using var officer = await SignalRClient.ConnectAsync(service.Address, Key(await service.WithKeyAsync(Role.AgencyOfficer)), 0);
        await using var stranger = await SignalRClient.ConnectAsync(service.Address, Key(await service.WithKeyAsync(Role.AgencyOfficer, other)), 0);
        await using var liaison = await SignalRClient.ConnectAsync(service.Address, Key(await service.WithKeyAsync(Role.Liaison)), 0);

        var theirs = await service.WithKeyAsync(Role.AgencyOfficer);
        using var report = await theirs.PostAsJsonAsync("/api/v1/reports", new { category = "ransom", description = "Tệp bị khóa", agencyName = "—", contactName = "An", contactPhone = "0901" });
        report.EnsureSuccessStatusCode();
        await OpenCaseAsync(team, "Chỉ nội bộ");
        var escalated = await OpenCaseAsync(team, "Báo lên trên");
        using var raised = await team.PostAsJsonAsync($"/api/v1/cases/{escalated}/escalations", new { reason = "Vượt khả năng", urgency = "immediate" });
        raised.EnsureSuccessStatusCode();

        Assert.Equal("report.received", (await officer.EntryAsync()).GetProperty("kind").GetString());
        var first = await liaison.EntryAsync();
        Assert.Equal("escalation.raised", first.GetProperty("kind").GetString());
        Assert.Equal($"case:{escalated}", first.GetProperty("context").GetString());
        Assert.Empty(await officer.RestAsync());
        Assert.Empty(await stranger.RestAsync());
        Assert.Empty(stranger.Missed);
        Assert.Empty(await liaison.RestAsync());
    }

    [Theory]
    [InlineData(Role.Leadership)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Shipper)]
    public async Task Should_be_refused_where_its_role_has_nothing_to_hear(Role role)
    {
        await using var service = await RunningService.StartAsync();
        var client = await service.WithKeyAsync(role);
        await Assert.ThrowsAsync<InvalidOperationException>(() => SignalRClient.ConnectAsync(service.Address, Key(client), 0));
    }

    [Fact]
    public async Task Should_be_refused_when_another_sites_page_opens_the_connection()
    {
        await using var service = await RunningService.StartAsync();
        var browser = await service.SignedInAsync(Role.Analyst);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hubs/incidents/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await browser.SendAsync(request);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static string Key(HttpClient client) => client.DefaultRequestHeaders.Authorization!.Parameter!;

    private static long Seq(JsonElement entry) => entry.GetProperty("seq").GetInt64();

    private static IEnumerable<long> Ascending(IEnumerable<JsonElement> entries) => entries.Select(Seq).Distinct().Order();

    private static async Task<string> OpenCaseAsync(HttpClient team, string title)
    {
        using var answer = await team.PostAsJsonAsync("/api/v1/cases", new { title });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("case").GetString()!;
    }
}
