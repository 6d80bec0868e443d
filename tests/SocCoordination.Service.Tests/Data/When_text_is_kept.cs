using System.Text;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data.Databases;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Data;

/// <summary>Text means the same in every database: these run on SQLite and on PostgreSQL.</summary>
public sealed class When_text_is_kept
{
    private static readonly string[] Names = ["UBND huyện Ea Súp", "UBND Huyện Ea H'leo", "Sở Y tế", "sở y tế phường", "Ấp Bắc", "Âu Lạc", "An Khê", "an khê", "Đắk Mil", "Dak Mil", "Ông Ích Khiêm", "Zà Hung", "_", "1", "A-B", "AB", "A B"];

    [Fact]
    public async Task Should_sort_by_its_bytes()
    {
        await using var service = await RunningService.StartEmptyAsync();
        await AddAgenciesAsync(service);
        var listed = (await service.SendAsync(new ListAgencies.Query())).Select(agency => agency.Name).ToList();
        Assert.Equal(Names.OrderBy(name => Convert.ToHexString(Encoding.UTF8.GetBytes(name)), StringComparer.Ordinal), listed);
    }

    [Theory]
    [InlineData("so y te", 2)]
    [InlineData("SỞ Y TẾ phường", 1)]
    [InlineData("đak", 2)]
    [InlineData("h'leo", 1)]
    [InlineData("_", 1)]
    [InlineData("%", 0)]
    [InlineData("\\", 0)]
    public async Task Should_be_found_without_regard_to_case_and_diacritics(string text, int expected)
    {
        await using var service = await RunningService.StartEmptyAsync();
        await AddAgenciesAsync(service);
        Assert.Equal(expected, (await service.SendAsync(new ListAgencies.Query(text))).Count);
    }

    [Fact]
    public async Task Should_tell_apart_what_differs_in_case_only()
    {
        await using var service = await RunningService.StartEmptyAsync();
        await AddAgenciesAsync(service);
        Assert.Equal(["An Khê"], await service.WithDatabaseAsync(database => database.Agencies.Where(agency => agency.Name == "An Khê").Select(agency => agency.Name).ToListAsync()));
    }

    /// <summary>What a hostile sender may write must never keep the alert of its own attack from being recorded.</summary>
    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\ud83d")]
    [InlineData("\\udc00\\ud800")]
    public async Task Should_be_recorded_whatever_a_log_line_holds(string escape)
    {
        await using var service = await RunningService.StartAsync();
        var shipper = await service.WithKeyAsync(Role.Shipper);
        var host = "web" + escape + new string('x', 4000);
        var line = Shipper.NginxLine("203.0.113.9", "/tra-cuu?id=1%27%20UNION%20SELECT%20password%20FROM%20users--").Replace("\"", "\\\"", StringComparison.Ordinal);
        await shipper.ShipAsync($$$"""{"message":"{{{line}}}","host":{"name":"{{{host}}}"},"log":{"file":{"path":"/var/log/nginx/access.log"},"offset":1}}""");
        Assert.Single(await service.AlertsOfAsync("203.0.113.9"));
        await Eventually.TrueAsync(() => service.WithDatabaseAsync(database => database.Sources.AnyAsync(source => source.Events == 1)));
    }

    [Fact]
    public void Should_lose_only_what_PostgreSql_cannot_hold()
    {
        // Not as a case table: an attribute cannot hold half a surrogate pair either.
        Assert.Equal("Sở Y tế 🏥", StorableText.Of("Sở Y tế 🏥"));
        Assert.Equal("a\uFFFDb", StorableText.Of("a\0b"));
        Assert.Equal("\uFFFD", StorableText.Of("\uD83D"));
        Assert.Equal("\uFFFD\uFFFDx\uD83D\uDE00", StorableText.Of("\uDC00\uD83Dx\uD83D\uDE00"));
    }

    private static async Task AddAgenciesAsync(RunningService service)
    {
        foreach (var (name, index) in Names.Select((name, index) => (name, index)))
            await service.SendAsync(new CreateAgency.Command(name, AgencyKind.Department, Code: $"Q{index}"));
    }
}
