using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Ingest;

public sealed class When_syslog_arrives
{
    [Fact]
    public async Task Should_take_udp_and_both_tcp_framings_as_the_agencys_that_named_the_sender()
    {
        var port = FreePort();
        await using var service = await RunningService.StartAsync($"--Ingest:SyslogPort={port}");
        await service.SendAsync(new AddSyslogSender.Command(service.Agency, "127.0.0.0/8", "tường lửa"));
        using (var udp = new UdpClient("127.0.0.1", port))
            await udp.SendAsync(Encoding.UTF8.GetBytes("<38>Nov 22 10:00:00 fw01 sshd[1]: qua-udp"));
        await SendTcpAsync(port, "<38>Nov 22 10:00:00 fw01 sshd[1]: qua-dong\n<38>Nov 22 10:00:00 fw01 sshd[1]: qua-dong\n");
        const string counted = "<165>1 2026-11-22T03:00:00Z fw01 app - - - qua-dem\nhai dòng";
        await SendTcpAsync(port, $"{Encoding.UTF8.GetByteCount(counted)} {counted}");

        var team = await service.WithKeyAsync(Role.Analyst);
        Assert.Single(await UntilAsync(team, "qua-udp", 1));
        var lines = await UntilAsync(team, "qua-dong", 2);
        Assert.Equal(2, lines.Count);
        var framed = Assert.Single(await UntilAsync(team, "qua-dem", 1));
        Assert.Contains("hai dòng", framed.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(service.Agency.ToString(), line.GetProperty("organization").GetProperty("id").GetString()));
        Assert.All(lines, line => Assert.Equal("fw01", line.GetProperty("host").GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Should_refuse_a_sender_that_nobody_named_and_show_it()
    {
        var port = FreePort();
        await using var service = await RunningService.StartAsync($"--Ingest:SyslogPort={port}");
        await SendTcpAsync(port, "<38>Nov 22 10:00:00 la sshd[1]: nguoi-la\n");
        var team = await service.WithKeyAsync(Role.Administrator);
        JsonElement rejected;
        do
        {
            await Task.Delay(100);
            rejected = (await team.GetFromJsonAsync<JsonElement>("/api/v1/sources/rejected")).GetProperty("lines");
        }
        while (rejected.GetArrayLength() == 0);
        Assert.Contains("no agency has named 127.0.0.1", rejected[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Empty(await (await service.WithKeyAsync(Role.Analyst)).EventsAsync());
    }

    [Fact]
    public async Task Should_survive_garbage_a_stream_without_ends_and_a_connection_that_breaks()
    {
        var port = FreePort();
        await using var service = await RunningService.StartAsync($"--Ingest:SyslogPort={port}");
        await service.SendAsync(new AddSyslogSender.Command(service.Agency, "127.0.0.1", "tường lửa"));
        await SendTcpAsync(port, "99999999999999999999 <38>x\n\0\0\n<999999>\n<38>\n" + new string('A', 300_000) + "\n<38>Nov 22 10:00:00 fw01 sshd[1]: sau-rac\n");
        await SendTcpAsync(port, "5000 <38>Nov 22 10:00:00 fw01 sshd[1]: dut-giua-chung");
        Assert.Single(await UntilAsync(await service.WithKeyAsync(Role.Analyst), "sau-rac", 1));
        using var ready = await service.Anonymous().GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private static async Task SendTcpAsync(int port, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text));
    }

    private static async Task<List<JsonElement>> UntilAsync(HttpClient team, string word, int count)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var found = await team.EventsAsync($"\"{word}\"");
            if (found.Count >= count)
                return found;
            await Task.Delay(100);
        }

        return await team.EventsAsync($"\"{word}\"");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
