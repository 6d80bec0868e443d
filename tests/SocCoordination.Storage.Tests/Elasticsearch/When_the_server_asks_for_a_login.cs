using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using SocCoordination.Storage.Elasticsearch;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>A server with TLS and users; what the store needs is what its documentation lists, and no more.</summary>
public sealed class When_the_server_asks_for_a_login : IClassFixture<SecureServer>
{
    private const string ClusterRights = "\"monitor\",\"manage_index_templates\"";
    private const string IndexRights = "\"auto_configure\",\"create_index\",\"delete_index\",\"monitor\",\"maintenance\",\"read\",\"view_index_metadata\",\"write\"";

    private readonly SecureServer _server;
    private readonly ElasticsearchStoreOptions _options;

    public When_the_server_asks_for_a_login(SecureServer server)
    {
        // Not by the fixture itself: what it throws is a failure.
        if (server.Problem.Length > 0) throw Server.Missing(server.Problem);
        _server = server;
        _options = new ElasticsearchStoreOptions { Urls = [server.Url], CertificateAuthority = server.Authority, Prefix = $"test-{Guid.NewGuid():N}", Replicas = 0 };
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Should_store_with_user_and_password() =>
        Assert.Equal(1, await StoredAsync(_options with { Username = _server.User, Password = _server.Password }));

    [Fact]
    public async Task Should_need_no_more_rights_than_are_listed()
    {
        var options = _options with { ApiKey = await _server.KeyAsync(_options.Prefix, ClusterRights, IndexRights) };

        await using var store = await OpenAsync(options);
        Assert.Equal(1, (await store.AppendAsync([Sample.Event("kim", arrived: Sample.Start.AddDays(-9))], Token)).Stored);
        Assert.Equal(1, (await store.AppendAsync([Sample.Event("kim")], Token)).Stored);
        await store.RejectAsync([new RejectedLine(Sample.Start, 1, "web-01", "Expected JSON.", "x"u8.ToArray(), 1)], Token);
        Assert.Equal(2, (await store.SearchAsync(new(null, null, null, "kim"), 10, null, Token)).Events.Count);
        Assert.Equal(2, (await store.HistogramAsync(new(null, null, null, null), 3, Token)).Sum(bucket => bucket.Count));
        Assert.Single((await store.RejectedAsync(null, 10, Token)).Lines);
        Assert.True((await store.CheckAsync(Token)).CanWrite);
        Assert.Equal(1, (await store.EnforceAsync(new RetentionPolicy(TimeSpan.FromDays(3), null), Token)).RemovedEvents);
        Assert.Equal(1, (await store.MeasureAsync(Token)).Events);
    }

    [Fact]
    public async Task Should_need_no_more_rights_to_count_by_the_index_s_own_fields()
    {
        await using var store = await OpenAsync(_options with { ApiKey = await _server.KeyAsync(_options.Prefix, ClusterRights, IndexRights) });
        await store.AppendAsync([.. Enumerable.Range(0, 1500).Select(_ => Sample.Event("kim"))], Token);

        Assert.Equal(1500, (await store.HistogramAsync(new(null, null, null, "message:*"), 3, Token)).Sum(bucket => bucket.Count));
        Assert.Equal(1500, (await store.HistogramAsync(new(null, null, null, "NOT user.name:kim"), 3, Token)).Sum(bucket => bucket.Count));
    }

    [Theory]
    [InlineData("\"monitor\"", IndexRights, "lacks the cluster privilege manage_index_templates")]
    [InlineData(ClusterRights, "\"auto_configure\",\"create_index\",\"monitor\",\"maintenance\",\"read\",\"view_index_metadata\",\"write\"", "delete_index on ")]
    public async Task Should_name_a_right_that_is_missing(string cluster, string indices, string expected) =>
        Assert.Contains(expected, await RefusedAsync(_options with { ApiKey = await _server.KeyAsync(_options.Prefix, cluster, indices) }));

    [Fact]
    public async Task Should_say_that_the_login_is_refused()
    {
        Assert.Contains("refuses the login", await RefusedAsync(_options with { Username = _server.User, Password = "wrong" }));
        Assert.Contains("refuses the login", await RefusedAsync(_options with { ApiKey = Convert.ToBase64String("no:key"u8) }));
        Assert.Contains("refuses the login", await RefusedAsync(_options));
    }

    [Fact]
    public async Task Should_trust_no_certificate_that_its_authority_did_not_sign()
    {
        const string expected = "name the authority that signed it in Storage:Elasticsearch:CertificateAuthority";
        using var folder = new TemporaryFolder();
        var other = Path.Combine(folder.Path, "other.pem");
        using var key = System.Security.Cryptography.ECDsa.Create();
        using var authority = new CertificateRequest("CN=other", key, System.Security.Cryptography.HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        await File.WriteAllTextAsync(other, authority.ExportCertificatePem(), Token);

        Assert.Contains(expected, await RefusedAsync(_options with { Username = _server.User, Password = _server.Password, CertificateAuthority = null }));
        Assert.Contains(expected, await RefusedAsync(_options with { Username = _server.User, Password = _server.Password, CertificateAuthority = other }));
    }

    private static Task<ElasticsearchEventStore> OpenAsync(ElasticsearchStoreOptions options) => ElasticsearchEventStore.OpenAsync(options, new ManualClock(Sample.Start), Token);

    private static async Task<int> StoredAsync(ElasticsearchStoreOptions options)
    {
        await using var store = await OpenAsync(options);
        return (await store.AppendAsync([Sample.Event()], Token)).Stored;
    }

    private static async Task<string> RefusedAsync(ElasticsearchStoreOptions options) =>
        (await Assert.ThrowsAsync<EventStoreUnavailableException>(() => StoredAsync(options))).Message;
}

/// <summary>A server with TLS and a login, for one class of tests.</summary>
public sealed class SecureServer : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"soc-elasticsearch-secure-{Environment.ProcessId}");

    /// <summary>Why there is none; empty where there is one.</summary>
    public string Problem { get; private set; } = "";

    public Uri Url { get; private set; } = null!;

    public string User { get; private set; } = "";

    public string Password { get; private set; } = "";

    public string Authority { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        (var printed, Problem) = await Server.StartOwnAsync("--secure", "--heap", "384m", "--port", $"{Server.FreePort()}", "--dir", _folder);
        if (printed is null) return;
        (Url, User, Password, Authority) = (new Uri(printed["ELASTICSEARCH_URL"]), printed["ELASTICSEARCH_USER"], printed["ELASTICSEARCH_PASSWORD"], printed["ELASTICSEARCH_CA"]);
    }

    public async Task<string> KeyAsync(string prefix, string cluster, string indices)
    {
        var trusted = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trusted.CustomTrustStore.ImportFromPemFile(Authority);
        using var trusting = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trusted } };
        using var client = new HttpClient(trusting) { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
        var asked = $$"""{"name":"{{Guid.NewGuid()}}","role_descriptors":{"soc":{"cluster":[{{cluster}}],"index":[{"names":["{{prefix}}-events*","{{prefix}}-rejected"],"privileges":[{{indices}}] } ] } } }""";
        using var answer = await client.PostAsync("_security/api_key", new StringContent(asked, Encoding.UTF8, "application/json"));
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("encoded").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Problem.Length == 0) await Server.RunAsync("stop", "--dir", _folder, "--clean");
    }
}
