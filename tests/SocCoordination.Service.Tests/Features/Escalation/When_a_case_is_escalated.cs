using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Escalation;

public sealed class When_a_case_is_escalated
{
    [Fact]
    public async Task Should_be_seen_by_the_liaison_and_nothing_else_of_the_team()
    {
        await using var service = await RunningService.StartAsync();
        var team = await service.WithKeyAsync(Role.Analyst);
        var liaison = await service.WithKeyAsync(Role.Liaison);
        var kept = await OpenAsync(team, "Giữ trong tỉnh");
        var sent = await OpenAsync(team, "Báo lên");
        (await team.PostAsJsonAsync($"/api/v1/cases/{sent}/notes", new { text = "ghi chú nội bộ" })).EnsureSuccessStatusCode();
        await EscalateAsync(team, sent);

        Assert.Equal(HttpStatusCode.NotFound, (await liaison.GetAsync($"/api/v1/cases/{kept}")).StatusCode);
        Assert.Equal([sent], (await liaison.GetFromJsonAsync<JsonElement>("/api/v1/cases")).GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("case").GetString()));
        var seen = await liaison.GetStringAsync($"/api/v1/cases/{sent}");
        Assert.DoesNotContain("ghi chú nội bộ", seen, StringComparison.Ordinal);
        var found = JsonElement.Parse(seen);
        Assert.Equal(0, found.GetProperty("tasks").GetArrayLength());
        Assert.Equal(["escalation.raised"], found.GetProperty("timeline").EnumerateArray().Select(one => one.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Should_be_acknowledged_once_asked_answered_and_ordered()
    {
        await using var service = await RunningService.StartAsync();
        var team = await service.WithKeyAsync(Role.Analyst);
        var liaison = await service.WithKeyAsync(Role.Liaison);
        var id = await EscalateAsync(team, await OpenAsync(team, "Báo lên"));

        using var notTheTeam = await team.PostAsync($"/api/v1/escalations/{id}/acknowledge", null);
        Assert.Equal(HttpStatusCode.Forbidden, notTheTeam.StatusCode);
        using var acknowledged = await liaison.PostAsync($"/api/v1/escalations/{id}/acknowledge", null);
        Assert.Equal("acknowledged", (await acknowledged.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        using var twice = await liaison.PostAsync($"/api/v1/escalations/{id}/acknowledge", null);
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);

        (await liaison.PostAsJsonAsync($"/api/v1/escalations/{id}/messages", new { kind = "question", text = "Đề nghị gửi mẫu tệp" })).EnsureSuccessStatusCode();
        (await team.PostAsJsonAsync($"/api/v1/escalations/{id}/messages", new { kind = "answer", text = "Đã gửi" })).EnsureSuccessStatusCode();
        (await liaison.PostAsJsonAsync($"/api/v1/escalations/{id}/messages", new { kind = "instruction", text = "Cách ly máy chủ" })).EnsureSuccessStatusCode();
        using var teamOrders = await team.PostAsJsonAsync($"/api/v1/escalations/{id}/messages", new { kind = "instruction", text = "x" });
        Assert.Equal(HttpStatusCode.Forbidden, teamOrders.StatusCode);

        var thread = await team.GetFromJsonAsync<JsonElement>($"/api/v1/escalations/{id}");
        Assert.Equal(["question", "answer", "instruction"], thread.GetProperty("messages").EnumerateArray().Select(one => one.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task Should_be_raised_again_and_shown_as_overdue_while_nobody_acknowledges()
    {
        await using var service = await RunningService.StartAsync("--Escalation:AcknowledgeImmediate=00:00:05", "--Escalation:Look=00:00:01");
        var team = await service.WithKeyAsync(Role.Analyst);
        var liaison = await service.WithKeyAsync(Role.Liaison);
        var id = await EscalateAsync(team, await OpenAsync(team, "Báo lên"), "immediate");
        Assert.False((await GetAsync(team, id)).GetProperty("overdue").GetBoolean());

        JsonElement found;
        do
        {
            await Task.Delay(300);
            found = await GetAsync(liaison, id);
        }
        while (found.GetProperty("timesRaised").GetInt32() < 3);
        Assert.True(found.GetProperty("overdue").GetBoolean());

        (await liaison.PostAsync($"/api/v1/escalations/{id}/acknowledge", null)).EnsureSuccessStatusCode();
        var times = (await GetAsync(team, id)).GetProperty("timesRaised").GetInt32();
        await Task.Delay(TimeSpan.FromSeconds(7));
        found = await GetAsync(team, id);
        Assert.False(found.GetProperty("overdue").GetBoolean());
        Assert.Equal(times, found.GetProperty("timesRaised").GetInt32());
        Assert.NotEqual(JsonValueKind.Null, found.GetProperty("overdueSince").ValueKind);
    }

    [Fact]
    public async Task Should_not_be_escalated_twice_while_open_and_may_be_again_once_closed()
    {
        await using var service = await RunningService.StartAsync();
        var lead = await service.WithKeyAsync(Role.TeamLead);
        var liaison = await service.WithKeyAsync(Role.Liaison);
        var number = await OpenAsync(lead, "Báo lên");
        var id = await EscalateAsync(lead, number);
        using var second = await lead.PostAsJsonAsync($"/api/v1/cases/{number}/escalations", new { reason = "lần nữa" });
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        (await liaison.PostAsync($"/api/v1/escalations/{id}/acknowledge", null)).EnsureSuccessStatusCode();
        (await lead.PostAsync($"/api/v1/escalations/{id}/close", null)).EnsureSuccessStatusCode();
        Assert.True(await EscalateAsync(lead, number) > id);
    }

    [Fact]
    public async Task Should_be_escalated_by_its_playbooks_rule_without_a_person()
    {
        await using var service = await RunningService.StartAsync();
        var admin = await service.WithKeyAsync(Role.Administrator);
        (await admin.PostAsJsonAsync($"/api/v1/agencies/{service.Agency}/systems", new { name = "Cổng dịch vụ công", level = 3, hosts = new[] { "web-01" } })).EnsureSuccessStatusCode();
        var alert = await service.AnAlertAsync();
        var team = await service.WithKeyAsync(Role.Analyst);
        using var opened = await team.PostAsJsonAsync("/api/v1/cases", new { alerts = new[] { alert }, playbook = "ransomware", severity = "critical" });
        opened.EnsureSuccessStatusCode();
        var number = (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("case").GetString();
        (await team.PostAsJsonAsync($"/api/v1/cases/{number}/move", new { to = "containment" })).EnsureSuccessStatusCode();

        JsonElement escalations;
        do
        {
            await Task.Delay(100);
            escalations = await team.GetFromJsonAsync<JsonElement>($"/api/v1/escalations?case={number}");
        }
        while (escalations.GetArrayLength() == 0);
        Assert.Equal("escalate-by-playbook", escalations[0].GetProperty("raisedByName").GetString());
        var told = (await team.GetFromJsonAsync<JsonElement>($"/api/v1/cases/{number}")).GetProperty("timeline").EnumerateArray().First(one => one.GetProperty("kind").GetString() == "escalation.raised");
        Assert.Contains("theo kịch bản", told.GetProperty("vietnamese").GetString(), StringComparison.Ordinal);
    }

    private static async Task<string> OpenAsync(HttpClient team, string title)
    {
        using var answer = await team.PostAsJsonAsync("/api/v1/cases", new { title });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("case").GetString()!;
    }

    private static async Task<int> EscalateAsync(HttpClient team, string number, string urgency = "urgent")
    {
        using var answer = await team.PostAsJsonAsync($"/api/v1/cases/{number}/escalations", new { reason = "Vượt khả năng xử lý", urgency });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt32();
    }

    private static Task<JsonElement> GetAsync(HttpClient client, int id) => client.GetFromJsonAsync<JsonElement>($"/api/v1/escalations/{id}");
}
