using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Cases;

public sealed class When_a_case_is_worked
{
    [Fact]
    public async Task Should_be_numbered_in_order_even_when_opened_at_once()
    {
        await using var service = await RunningService.StartAsync();
        var team = await service.WithKeyAsync(Role.Analyst);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => team.PostAsJsonAsync("/api/v1/cases", new { title = $"Sự cố {i}" })));
        var numbers = (await team.GetFromJsonAsync<JsonElement>("/api/v1/cases")).GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("case").GetString());
        Assert.Equal(Enumerable.Range(1, 10).Reverse().Select(i => $"SC-{TimeProvider.System.GetUtcNow().AddHours(7).Year}-{i:0000}"), numbers);
    }

    [Fact]
    public async Task Should_take_over_what_its_alerts_say()
    {
        await using var service = await RunningService.StartAsync();
        var alert = await service.AnAlertAsync();
        var team = await service.WithKeyAsync(Role.Analyst);
        var number = await OpenAsync(team, new { alerts = new[] { alert } });
        var found = await GetAsync(team, number);
        Assert.Equal("203.0.113.7 thử chèn mã SQL vào trang web web-01", found.GetProperty("case").GetProperty("title").GetString());
        Assert.Equal("unauthorized_access", found.GetProperty("case").GetProperty("incidentType").GetString());
        Assert.Equal("unauthorised-access", found.GetProperty("playbook").GetString());
        Assert.Equal("Sở Khoa học và Công nghệ", found.GetProperty("agencies")[0].GetProperty("name").GetString());
        Assert.Equal("claimed", found.GetProperty("alerts")[0].GetProperty("state").GetString());
        Assert.True(found.GetProperty("tasks").GetArrayLength() > 3);

        using var twice = await team.PostAsJsonAsync("/api/v1/cases", new { alerts = new[] { alert } });
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
    }

    [Fact]
    public async Task Should_finish_tasks_in_their_order_and_only_with_approval_where_a_service_goes_down()
    {
        await using var service = await RunningService.StartAsync();
        var team = await service.WithKeyAsync(Role.Analyst);
        var number = await OpenAsync(team, new { title = "Mã hóa dữ liệu", playbook = "ransomware" });
        var tasks = (await GetAsync(team, number)).GetProperty("tasks").EnumerateArray().ToList();
        var later = tasks.First(task => task.GetProperty("after").GetArrayLength() > 0);
        using var tooEarly = await FinishAsync(team, number, later, new { });
        Assert.Equal(HttpStatusCode.Conflict, tooEarly.StatusCode);

        var guarded = tasks.First(task => task.GetProperty("needsApproval").GetBoolean());
        using var unapproved = await FinishAsync(team, number, guarded, new { });
        Assert.Equal(HttpStatusCode.Conflict, unapproved.StatusCode);
        using var notALead = await team.PostAsync($"/api/v1/cases/{number}/tasks/{Id(guarded)}/approve", null);
        Assert.Equal(HttpStatusCode.Forbidden, notALead.StatusCode);
        var lead = await service.WithKeyAsync(Role.TeamLead);
        (await lead.PostAsync($"/api/v1/cases/{number}/tasks/{Id(guarded)}/approve", null)).EnsureSuccessStatusCode();

        using var unexplained = await FinishAsync(team, number, tasks[0], new { state = "skipped" });
        Assert.Equal(HttpStatusCode.BadRequest, unexplained.StatusCode);
        using var done = await FinishAsync(team, number, tasks[0], new { state = "done", outcome = "Đã rút dây mạng" });
        var after = (await done.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("tasks")[0];
        Assert.Equal(("done", "Đã rút dây mạng", "analyst"), (after.GetProperty("state").GetString(), after.GetProperty("outcome").GetString(), after.GetProperty("doneByName").GetString()));
    }

    [Theory]
    [InlineData("verification", "containment", true)]
    [InlineData("containment", "verification", false)]
    [InlineData("review", "containment", true)]
    [InlineData("review", "prioritisation", false)]
    [InlineData("containment", "closed", false)]
    [InlineData("lessons_learned", "closed", true)]
    public async Task Should_move_along_the_official_process_only(string from, string to, bool allowed)
    {
        await using var service = await RunningService.StartAsync();
        var team = await service.WithKeyAsync(Role.Analyst);
        var number = await OpenAsync(team, new { title = "x" });
        if (from != "verification")
            (await MoveAsync(team, number, from)).EnsureSuccessStatusCode();
        using var moved = await MoveAsync(team, number, to);
        Assert.Equal(allowed ? HttpStatusCode.OK : HttpStatusCode.Conflict, moved.StatusCode);
        Assert.Equal(allowed ? to : from, (await GetAsync(team, number)).GetProperty("case").GetProperty("status").GetString());
    }

    [Fact]
    public async Task Should_not_close_before_its_alerts_have_a_verdict()
    {
        await using var service = await RunningService.StartAsync();
        var alert = await service.AnAlertAsync();
        var team = await service.WithKeyAsync(Role.Analyst);
        var number = await OpenAsync(team, new { alerts = new[] { alert } });
        (await MoveAsync(team, number, "lessons_learned")).EnsureSuccessStatusCode();
        Assert.Equal(HttpStatusCode.Conflict, (await MoveAsync(team, number, "closed")).StatusCode);
        (await team.PostAsJsonAsync($"/api/v1/alerts/{alert}/close", new { verdict = "true" })).EnsureSuccessStatusCode();
        (await MoveAsync(team, number, "closed")).EnsureSuccessStatusCode();
        using var late = await team.PostAsJsonAsync($"/api/v1/cases/{number}/tasks", new { title = "muộn" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task Should_tell_its_whole_story_from_the_journal_in_both_languages()
    {
        await using var service = await RunningService.StartAsync();
        var alert = await service.AnAlertAsync();
        var team = await service.WithKeyAsync(Role.Analyst);
        var number = await OpenAsync(team, new { alerts = new[] { alert }, title = "Tấn công cổng" });
        (await MoveAsync(team, number, "containment")).EnsureSuccessStatusCode();
        (await team.PostAsJsonAsync($"/api/v1/cases/{number}/notes", new { text = "chỉ nội bộ" })).EnsureSuccessStatusCode();
        var told = (await GetAsync(team, number)).GetProperty("timeline").EnumerateArray().Reverse().ToList();
        Assert.Equal(["alert.added_to_case", "case.opened", "case.playbook_started", "case.moved", "case.note_added"], told.Select(one => one.GetProperty("kind").GetString()));
        Assert.All(told, one => Assert.NotEqual(one.GetProperty("vietnamese").GetString(), one.GetProperty("english").GetString()));
        Assert.Equal(told.Select(one => one.GetProperty("seq").GetInt64()).Order(), told.Select(one => one.GetProperty("seq").GetInt64()));
    }

    private static async Task<string> OpenAsync(HttpClient team, object body)
    {
        using var answer = await team.PostAsJsonAsync("/api/v1/cases", body);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("case").GetString()!;
    }

    private static Task<JsonElement> GetAsync(HttpClient team, string number) => team.GetFromJsonAsync<JsonElement>("/api/v1/cases/" + number);

    private static Task<HttpResponseMessage> MoveAsync(HttpClient team, string number, string to) => team.PostAsJsonAsync($"/api/v1/cases/{number}/move", new { to });

    private static int Id(JsonElement task) => task.GetProperty("id").GetInt32();

    private static Task<HttpResponseMessage> FinishAsync(HttpClient team, string number, JsonElement task, object body) =>
        team.PostAsJsonAsync($"/api/v1/cases/{number}/tasks/{Id(task)}/finish", body);
}
