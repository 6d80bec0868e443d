using System.Net.Http.Json;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Detection;

public sealed class When_the_rules_change : IDisposable
{
    private readonly DirectoryInfo _rules = Directory.CreateTempSubdirectory("soc-rules-");

    [Fact]
    public async Task Should_match_by_the_new_ones_without_a_restart_and_set_a_bad_one_aside()
    {
        Write("a.yml", "từ-khóa-một");
        await using var service = await RunningService.StartAsync($"--Rules:Folders:0={_rules.FullName}", "--Rules:BuiltIn=false", "--Rules:Look=00:00:01");
        var shipper = await service.WithKeyAsync(Role.Shipper);
        var team = await service.WithKeyAsync(Role.Analyst);
        await shipper.ShipAsync(new { message = "có từ-khóa-một", host = new { name = "a" } });
        Assert.Single(await team.AlertsAsync());

        await File.WriteAllTextAsync(Path.Combine(_rules.FullName, "hong.yml"), "title: hỏng\ndetection: [\n");
        Write("b.yml", "từ-khóa-hai");
        await UntilAsync(async () =>
        {
            await shipper.ShipAsync(new { message = "có từ-khóa-hai", host = new { name = "b" } });
            return (await team.AlertsAsync()).Count == 2;
        });
        // The bad one is told with file, line and reason, on the page and by the API.
        var page = await Page.OpenAsync(await service.SignedInAsync(Role.Analyst), "/rules?show=refused");
        Assert.Contains("2 luật đang chạy, 1 bị loại ra", page.Text, StringComparison.Ordinal);
        Assert.Contains("hong.yml:3:1", page.Text, StringComparison.Ordinal);
        var rules = await team.GetFromJsonAsync<JsonElement>("/api/v1/rules?q=KHÓA-HAI");
        Assert.Equal((2, 1, 1), (rules.GetProperty("rules").GetInt32(), rules.GetProperty("refused").GetInt32(), rules.GetProperty("found").GetInt32()));
        Assert.EndsWith("b.yml", rules.GetProperty("shown")[0].GetProperty("file").GetString(), StringComparison.Ordinal);

        // The first still runs beside the new and the bad one.
        await shipper.ShipAsync(new { message = "lại từ-khóa-một", host = new { name = "c" } });
        Assert.Equal(3, (await team.AlertsAsync()).Count);
    }

    [Fact]
    public async Task Should_keep_the_running_set_when_nothing_can_be_loaded()
    {
        Write("a.yml", "từ-khóa-một");
        await using var service = await RunningService.StartAsync($"--Rules:Folders:0={_rules.FullName}", "--Rules:BuiltIn=false", "--Rules:Look=00:00:01");
        await File.WriteAllTextAsync(Path.Combine(_rules.FullName, "a.yml"), "\0\0\0 không còn là luật");
        await Task.Delay(TimeSpan.FromSeconds(3));
        var shipper = await service.WithKeyAsync(Role.Shipper);
        await shipper.ShipAsync(new { message = "có từ-khóa-một", host = new { name = "a" } });
        Assert.Single(await (await service.WithKeyAsync(Role.Analyst)).AlertsAsync());
    }

    [Fact]
    public async Task Should_say_which_rules_cannot_match_here()
    {
        Write("a.yml", "từ-khóa-một");
        Write("field.yml", "từ-khóa-ba");
        var field = Path.Combine(_rules.FullName, "field.yml");
        await File.WriteAllTextAsync(field, (await File.ReadAllTextAsync(field)).Replace("message|contains", "user.name|contains", StringComparison.Ordinal));
        Write("abacus.yml", "từ-khóa-hai");
        var path = Path.Combine(_rules.FullName, "abacus.yml");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("product: linux", "product: abacus", StringComparison.Ordinal));
        await using var service = await RunningService.StartAsync($"--Rules:Folders:0={_rules.FullName}", "--Rules:BuiltIn=false");
        var browser = await service.SignedInAsync(Role.TeamLead);
        var before = await Page.OpenAsync(browser, "/rules?show=silent");
        Assert.Contains("log source unknown: product: abacus", before.Text, StringComparison.Ordinal);
        Assert.Contains("từ-khóa-một", before.Text, StringComparison.Ordinal);
        Assert.Contains("Chưa gặp sự kiện nào của nguồn này", before.Text, StringComparison.Ordinal);

        await (await service.WithKeyAsync(Role.Shipper)).ShipAsync(new { message = "một ngày yên ả", host = new { name = "a" } });

        var page = await Page.OpenAsync(browser, "/rules?show=silent");
        Assert.Contains("từ-khóa-hai", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("từ-khóa-một", page.Text, StringComparison.Ordinal);
        Assert.Contains("Từ khóa từ-khóa-ba", page.Text, StringComparison.Ordinal);
        Assert.Contains("Chưa sự kiện nào có trường user.name, nên chưa thể khớp", page.Text, StringComparison.Ordinal);
        Assert.Contains("từ-khóa-một", (await Page.OpenAsync(await service.SignedInAsync(Role.TeamLead), "/rules?q=a.yml")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_what_a_correlation_left_out()
    {
        await File.WriteAllTextAsync(Path.Combine(_rules.FullName, "three.yml"), """
            title: Một lần sai
            name: one
            id: 0e5b7e60-3a55-4a52-9b65-6f2f1b6c0001
            logsource: {product: linux, service: syslog}
            detection:
              words: {message|contains: sai-mật-khẩu}
              condition: words
            level: low
            ---
            title: Ba lần sai
            id: 0e5b7e60-3a55-4a52-9b65-6f2f1b6c0002
            correlation:
              type: event_count
              rules: [one]
              group-by: [host.name]
              timespan: 5m
              condition: {gte: 3}
            level: high
            """);
        await using var service = await RunningService.StartAsync($"--Rules:Folders:0={_rules.FullName}", "--Rules:BuiltIn=false");
        var shipper = await service.WithKeyAsync(Role.Shipper);
        var dayAgo = TimeProvider.System.GetUtcNow().AddDays(-1);
        await shipper.ShipAsync(
            new Dictionary<string, object> { ["@timestamp"] = dayAgo, ["message"] = "sai-mật-khẩu", ["host"] = new { name = "a" } },
            new Dictionary<string, object> { ["@timestamp"] = dayAgo, ["message"] = "sai-mật-khẩu lần nữa", ["host"] = new { name = "a" } },
            new { message = "sai-mật-khẩu không rõ máy" });

        var browser = await service.SignedInAsync(Role.TeamLead);
        await UntilAsync(async () => (await Page.OpenAsync(browser, "/rules?show=lossy")).Text.Contains("Ba lần sai", StringComparison.Ordinal));
        var page = await Page.OpenAsync(browser, "/rules?show=lossy");
        Assert.Contains("2 sự kiện đến quá muộn so với khung thời gian, không được tính", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 sự kiện thiếu trường dùng để gom nhóm", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Một lần sai", page.Text, StringComparison.Ordinal);
        var told = await (await service.WithKeyAsync(Role.Analyst)).GetFromJsonAsync<JsonElement>("/api/v1/rules?lossy=true");
        Assert.Equal((1, 2), (told.GetProperty("lossy").GetInt32(), told.GetProperty("shown")[0].GetProperty("losses").GetProperty("tooLate").GetInt32()));
    }

    public void Dispose() => _rules.Delete(recursive: true);

    private void Write(string file, string word) => File.WriteAllText(Path.Combine(_rules.FullName, file), $$"""
        title: Từ khóa {{word}}
        id: {{Guid.NewGuid()}}
        logsource:
          product: linux
          service: syslog
        detection:
          words:
            message|contains: '{{word}}'
          condition: words
        level: high
        """);

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            if (await holds())
                return;
            await Task.Delay(250);
        }

        Assert.Fail("It did not happen within 15 seconds.");
    }
}
