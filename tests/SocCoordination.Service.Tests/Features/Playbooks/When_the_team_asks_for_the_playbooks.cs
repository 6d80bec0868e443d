using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Playbooks;

public sealed class When_the_team_asks_for_the_playbooks : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("soc-playbooks-");

    [Fact]
    public async Task Should_see_those_in_force_and_what_is_wrong_with_the_others()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "malware.yml"), PlaybookText.Good);
        File.WriteAllText(Path.Combine(_folder.FullName, "phishing.yml"), PlaybookText.Good);
        await using var service = await RunningService.StartAsync($"--Playbooks:Folder={_folder.FullName}");
        var analyst = await service.WithKeyAsync(Role.Analyst);

        using var answer = JsonDocument.Parse(await analyst.GetStringAsync(new Uri(service.Address, "/api/v1/playbooks")));

        var playbook = Assert.Single(answer.RootElement.GetProperty("playbooks").EnumerateArray());
        Assert.Equal("malware", playbook.GetProperty("id").GetString());
        Assert.Equal("Mã độc", playbook.GetProperty("title").GetProperty("vi").GetString());
        Assert.Equal("containment", playbook.GetProperty("tasks")[1].GetProperty("phase").GetString());
        var refused = answer.RootElement.GetProperty("files").EnumerateArray().Single(file => file.GetProperty("name").GetString() == "phishing.yml");
        Assert.False(refused.GetProperty("inForce").GetBoolean());
        Assert.Equal("phishing.yml:1:5: error playbook: found 'malware'; expected 'phishing', the name of the file", refused.GetProperty("faults")[0].GetString());
    }

    [Fact]
    public async Task Should_not_start_with_a_setting_that_cannot_be()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => RunningService.StartAsync("--Playbooks:Look=00:00:00"));

        Assert.Contains("Look", failure.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
