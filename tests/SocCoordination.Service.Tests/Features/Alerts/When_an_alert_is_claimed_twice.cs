using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Alerts;

public sealed class When_an_alert_is_claimed_twice
{
    [Fact]
    public async Task Should_stay_with_the_first_and_tell_the_second_who_has_it()
    {
        await using var service = await RunningService.StartAsync();
        var alert = await service.AnAlertAsync();
        var first = await service.WithKeyAsync(Role.Analyst);
        var second = await service.WithKeyAsync(Role.TeamLead);

        using var claimed = await first.PostAsync($"/api/v1/alerts/{alert}/claim", null);
        using var refused = await second.PostAsync($"/api/v1/alerts/{alert}/claim", null);
        using var again = await first.PostAsync($"/api/v1/alerts/{alert}/claim", null);

        Assert.Equal("claimed", (await claimed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("analyst", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
    }

    [Fact]
    public async Task Should_go_to_exactly_one_of_many_who_claim_at_once()
    {
        await using var service = await RunningService.StartAsync();
        var alert = await service.AnAlertAsync();
        var people = new List<HttpClient>();
        for (var i = 0; i < 8; i++)
            people.Add(await service.WithKeyAsync(Role.Analyst));
        var answers = await Task.WhenAll(people.Select(person => person.PostAsync($"/api/v1/alerts/{alert}/claim", null)));
        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        Assert.Single(await service.WithDatabaseAsync(database => Task.FromResult(database.Journal.Where(entry => entry.Kind == "alert.claimed").ToList())));
    }

    [Fact]
    public async Task Should_claim_what_is_free_of_many_and_name_the_rest()
    {
        await using var service = await RunningService.StartAsync();
        var (one, two) = (await service.AnAlertAsync("203.0.113.1"), await service.AnAlertAsync("203.0.113.2"));
        var first = await service.WithKeyAsync(Role.Analyst);
        var second = await service.WithKeyAsync(Role.Analyst);
        (await first.PostAsync($"/api/v1/alerts/{one}/claim", null)).EnsureSuccessStatusCode();

        using var answer = await second.PostAsJsonAsync("/api/v1/alerts/claim", new { alerts = new object[] { one, two, 999_999 } });
        var outcome = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([two], outcome.GetProperty("done").EnumerateArray().Select(done => done.GetString()));
        Assert.Equal(["owned_by_another", "not_found"], outcome.GetProperty("refused").EnumerateArray().Select(refused => refused.GetProperty("reason").GetString()));
    }

    [Fact]
    public async Task Should_ask_for_a_reason_when_closed_as_benign_or_false_and_free_the_entity_when_reopened()
    {
        await using var service = await RunningService.StartAsync();
        var alert = await service.AnAlertAsync();
        var team = await service.WithKeyAsync(Role.Analyst);
        using var bare = await team.PostAsJsonAsync($"/api/v1/alerts/{alert}/close", new { verdict = "false" });
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.True((await bare.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").TryGetProperty("note", out _));

        using var closed = await team.PostAsJsonAsync($"/api/v1/alerts/{alert}/close", new { verdict = "false", note = "Máy quét của Đội" });
        var view = await closed.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("closed", "false", "Máy quét của Đội"), (view.GetProperty("state").GetString(), view.GetProperty("verdict").GetString(), view.GetProperty("note").GetString()));
        using var twice = await team.PostAsJsonAsync($"/api/v1/alerts/{alert}/close", new { verdict = "true" });
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        using var reopened = await team.PostAsync($"/api/v1/alerts/{alert}/reopen", null);
        Assert.Equal("new", (await reopened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString());
    }
}
