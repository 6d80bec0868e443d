using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Features.Agencies.Model;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Access;

/// <summary>
/// Role × endpoint: every real endpoint is called as every role and as nobody. Who may come in is written in one reviewed
/// file, so that a new door, or a wider one, is a line somebody reads.
/// </summary>
public sealed class When_each_role_calls_each_endpoint
{
    private static readonly string Approved = Path.Combine(Checkout.Root, "tests", "SocCoordination.Service.Tests", "Access", "endpoints.approved.txt");

    [Fact]
    public async Task Should_be_the_doors_that_were_approved()
    {
        await using var service = await RunningService.StartAsync();
        var actual = string.Join('\n', EndpointList.Of(service)) + "\n";
        var approved = await File.ReadAllTextAsync(Approved);
        if (actual != approved)
            await File.WriteAllTextAsync(Approved + ".received", actual);
        Assert.True(actual == approved, $"The doors differ from {Approved}; read the difference to {Approved}.received and approve it by copying.");
    }

    [Fact]
    public async Task Should_let_in_who_may_and_nobody_else()
    {
        await using var service = await RunningService.StartAsync();
        var clients = new Dictionary<string, HttpClient>();
        foreach (var role in Enum.GetValues<Role>())
            clients[RoleNames.Of(role)] = await service.WithKeyAsync(role);
        var wrong = new List<string>();
        foreach (var door in EndpointList.Of(service))
        {
            using var stranger = await CallAsync(service.Anonymous(), door);
            if (IsRefusal(stranger.StatusCode) == door.IsOpen && !IsShippersRoot(door))
                wrong.Add($"{door}: nobody got {(int)stranger.StatusCode}");
            foreach (var (role, client) in clients)
            {
                using var answer = await CallAsync(client, door);
                var mayCome = door.IsOpen || door.Roles.Contains(role);
                if (IsRefusal(answer.StatusCode) == mayCome && !IsShippersRoot(door))
                    wrong.Add($"{door}: {role} got {(int)answer.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Should_refuse_a_revoked_key_a_wrong_secret_and_a_made_up_key()
    {
        await using var service = await RunningService.StartAsync();
        var key = await service.SendAsync(new CreateKey.Command("x", Role.Analyst, null));
        foreach (var header in new[] { $"Bearer {key.Id}.wrong", "Bearer nobody.nothing", "Bearer ", "Basic !!!", $"Negotiate {key.ForApi}" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/alerts");
            request.Headers.TryAddWithoutValidation("Authorization", header);
            using var refused = await service.Anonymous().SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        }

        var client = service.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key.ForApi);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/alerts")).StatusCode);
        await service.SendAsync(new RevokeKey.Command(key.Id));
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/alerts")).StatusCode);
    }

    [Fact]
    public async Task Should_keep_each_agencys_data_from_every_other()
    {
        await using var service = await RunningService.StartAsync();
        var other = await service.SendAsync(new CreateAgency.Command("Trường THCS Lê Lợi", AgencyKind.School));
        var shipper = await service.WithKeyAsync(Role.Shipper);
        await shipper.ShipAsync(Shipper.FileLine(Shipper.NginxLine("203.0.113.9", "/bi-mat-cua-so"), "/var/log/nginx/access.log", 1, "may-cua-so"));
        using (var bad = await shipper.PostBulkAsync("{\"create\":{}}\n{dòng hỏng của sở}\n"))
            bad.EnsureSuccessStatusCode();
        var own = await service.WithKeyAsync(Role.AgencyOfficer);
        var stranger = await service.WithKeyAsync(Role.AgencyOfficer, other);
        using (var report = await own.PostAsync("/api/v1/reports", new StringContent("""{"category":"ransom","description":"bi-mat-cua-so","agencyName":"x","contactName":"An","contactPhone":"0901"}""", Encoding.UTF8, "application/json")))
            report.EnsureSuccessStatusCode();
        // What is only counted every few seconds must be there before its absence elsewhere means anything.
        while (!(await own.GetStringAsync("/api/v1/sources")).Contains("may-cua-so", StringComparison.Ordinal))
            await Task.Delay(200);

        var shown = 0;
        foreach (var door in EndpointList.Of(service).Where(door => door.Method == "GET" && door.Roles.Contains(RoleNames.AgencyOfficer)))
        {
            foreach (var address in Addresses(door))
            {
                using var mine = await own.GetAsync(address);
                using var theirs = await stranger.GetAsync(address);
                shown += Tells(await mine.Content.ReadAsStringAsync()) ? 1 : 0;
                Assert.False(Tells(await theirs.Content.ReadAsStringAsync()), $"{address} shows one agency's data to another's officer.");
            }
        }

        Assert.True(shown >= 4, "The agency's own officer hardly sees anything: the test proves nothing.");
        static bool Tells(string body) => body.Contains("bi-mat-cua-so", StringComparison.Ordinal) || body.Contains("may-cua-so", StringComparison.Ordinal) || body.Contains("dòng hỏng của sở", StringComparison.Ordinal);
    }

    private static IEnumerable<string> Addresses(Door door)
    {
        var address = Fill(door.Route);
        yield return address;
        if (door.Route == "/api/v1/events")
        {
            yield return address + "?format=ndjson";
            yield return address + "?format=csv&agency=1";
            yield return address + "?agency=1";
        }

        if (door.Route.StartsWith("/api/v1/sources", StringComparison.Ordinal))
            yield return address + "?agency=1";
    }

    /// <summary><c>/</c> is open for people; to a program without a shipper's key it answers as Elasticsearch does, with 401.</summary>
    private static bool IsShippersRoot(Door door) => door.Route == "/";

    private static bool IsRefusal(HttpStatusCode status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    private static async Task<HttpResponseMessage> CallAsync(HttpClient client, Door door)
    {
        using var request = new HttpRequestMessage(new HttpMethod(door.Method), Fill(door.Route));
        if (door.Method is not ("GET" or "HEAD"))
            request.Content = door.Route.StartsWith("/do/", StringComparison.Ordinal) ? new FormUrlEncodedContent([]) : new StringContent("{}", Encoding.UTF8, "application/json");
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Puts something that fits into each part of the route that varies.</summary>
    private static string Fill(string route) => Regex.Replace(route, @"\{\*{0,2}(\w+)(:[^}]*)?\??\}", part => part.Groups[1].Value switch
    {
        "number" => "SC-2026-0001",
        "reference" => "SC-BC-0001",
        "alert" => "CB-1",
        "month" => "2026-11",
        "path" => "khong-co",
        _ when part.Groups[2].Value.Contains("int", StringComparison.Ordinal) => "1",
        _ => "x",
    });
}
