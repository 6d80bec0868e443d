using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;
using SocCoordination.Storage.Tests.Elasticsearch;

namespace SocCoordination.Service.Tests.Features.Ingest.Pull;

public sealed class When_a_pulled_elasticsearch_asks_for_a_login
{
    [Fact]
    public async Task Should_need_no_more_rights_than_it_says_and_name_what_is_missing()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"soc-pulled-{Guid.NewGuid():N}");
        var (printed, problem) = await Server.StartOwnAsync("--secure", "--heap", "384m", "--port", $"{Server.FreePort()}", "--dir", folder);
        if (printed is null)
            throw Server.Missing(problem);
        try
        {
            var trusted = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            trusted.CustomTrustStore.ImportFromPemFile(printed["ELASTICSEARCH_CA"]);
            using var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trusted } };
            using var owner = new HttpClient(handler) { BaseAddress = new Uri(printed["ELASTICSEARCH_URL"]) };
            owner.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{printed["ELASTICSEARCH_USER"]}:{printed["ELASTICSEARCH_PASSWORD"]}")));
            (await owner.PutAsync("filebeat-a/_doc/1", JsonContent.Create(new { message = "một" }))).EnsureSuccessStatusCode();
            var enough = await KeyAsync(owner, "read", "view_index_metadata", "monitor", "maintenance");
            var tooLittle = await KeyAsync(owner, "read", "view_index_metadata", "monitor");
            string[] settings =
            [
                "--Ingest:Pull:0:Name=a", $"--Ingest:Pull:0:Url={printed["ELASTICSEARCH_URL"]}", "--Ingest:Pull:0:Indices:0=filebeat-*", "--Ingest:Pull:0:Agency=1", "--Ingest:Pull:0:Every=00:00:00.2",
                $"--Ingest:Pull:0:CertificateAuthority={printed["ELASTICSEARCH_CA"]}",
            ];

            await using var service = await RunningService.StartAsync([.. settings, $"--Ingest:Pull:0:ApiKey={tooLittle}"]);
            await SaysAsync(service, "lacks a right");
            await service.RestartAsync("--Ingest:Pull:0:ApiKey=bm9uZTpub25l");
            await SaysAsync(service, "check Ingest:Pull:0:ApiKey");
            await service.RestartAsync($"--Ingest:Pull:0:ApiKey={enough}");
            var team = await service.WithKeyAsync(Role.Analyst);
            await Eventually.TrueAsync(async () => (await team.EventsAsync()).Count == 1);
        }
        finally
        {
            await Server.RunAsync("stop", "--dir", folder, "--clean");
        }
    }

    private static async Task<string> KeyAsync(HttpClient owner, params string[] rights)
    {
        using var made = await owner.PostAsJsonAsync("_security/api_key", new
        {
            name = "pull",
            role_descriptors = new { pull = new { cluster = Array.Empty<string>(), indices = new[] { new { names = new[] { "filebeat-*" }, privileges = rights } } } },
        });
        var answer = await made.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("encoded", out var key) ? key.GetString()! : throw new InvalidOperationException(answer.ToString());
    }

    private static async Task SaysAsync(RunningService service, string said)
    {
        var team = await service.WithKeyAsync(Role.Analyst);
        await Eventually.TrueAsync(async () => (await team.GetFromJsonAsync<JsonElement>("/api/v1/sources/pull")).EnumerateArray().Single().GetProperty("problem").GetString()?.Contains(said) == true);
    }
}
