using System.Net;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Ui;

public sealed class When_the_service_starts
{
    [Fact]
    public async Task Should_sign_a_person_in_and_keep_them_signed_in_over_a_restart()
    {
        await using var service = await RunningService.StartAsync();
        var analyst = await service.SignedInAsync(Role.Analyst);

        await service.RestartAsync();

        var me = await analyst.GetStringAsync("/api/v1/me");
        Assert.Contains("Trực ban 1", me);
    }

    [Theory]
    [InlineData("/soc.css", "text/css")]
    [InlineData("/live.js", "text/javascript")]
    [InlineData("/lib/signalr.min.js", "text/javascript")]
    public async Task Should_serve_its_static_files(string path, string type)
    {
        await using var service = await RunningService.StartAsync();

        using var answer = await service.Anonymous().GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
    }
}
