using SocCoordination.Storage.Elasticsearch;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>What is wrong is told in a sentence that says how to put it right.</summary>
public sealed class When_the_elasticsearch_store_opens
{
    private const string Good = """{"version":{"number":"8.19.8"}}""";

    [Fact]
    public async Task Should_say_that_nothing_listens()
    {
        var refused = await RefusedAsync(new Uri($"http://127.0.0.1:{Server.FreePort()}"));

        Assert.Contains("nothing listens there: start Elasticsearch, or check the host and port of Storage:Elasticsearch:Url", refused);
    }

    [Fact]
    public async Task Should_say_that_the_host_is_not_known() =>
        Assert.Contains("the host khong-co.invalid is not known", await RefusedAsync(new Uri("http://khong-co.invalid:9200")));

    [Theory]
    [InlineData(200, """{"version":{"number":"7.17.28"}}""", true, "is 7.17.28; 8.14 or newer, or 9, is needed")]
    [InlineData(200, """{"version":{"number":"8.13.4"}}""", true, "is 8.13.4; 8.14 or newer, or 9, is needed")]
    [InlineData(200, """{"version":{"number":"10.0.0"}}""", true, "is 10.0.0; 8.14 or newer, or 9, is needed")]
    [InlineData(200, """{"version":{"number":"2.19.0","distribution":"opensearch"}}""", false, "answers, but not as Elasticsearch does")]
    [InlineData(200, "<html>", false, "answers, but not as Elasticsearch does")]
    [InlineData(401, """{"error":{"type":"security_exception","reason":"missing authentication credentials"}}""", false, "refuses the login: check Storage:Elasticsearch:ApiKey, or :Username and :Password")]
    public async Task Should_say_what_is_wrong_with_the_server(int status, string body, bool asElasticsearch, string expected)
    {
        using var server = new StandIn((_, context) => StandIn.AnswerAsync(context, status, body, asElasticsearch));

        Assert.Contains(expected, await RefusedAsync(server.Url));
    }

    [Fact]
    public async Task Should_name_the_indices_that_are_red()
    {
        using var server = new StandIn((_, context) => context.Request.RawUrl switch
        {
            "/" => StandIn.AnswerAsync(context, 200, Good),
            ['/', '_', 'c', ..] => StandIn.AnswerAsync(context, 200, """{"cluster_name":"tinh","status":"red","indices":{"soc-events-2026.11.22":{"status":"red"},"soc-events-2026.11.21":{"status":"green"}}}"""),
            _ => StandIn.AnswerAsync(context, 400, "{}"),
        });

        var refused = await RefusedAsync(server.Url);

        Assert.Contains("cluster tinh is red: shards of soc-events-2026.11.22 are not there", refused);
        Assert.DoesNotContain("2026.11.21", refused);
    }

    [Fact]
    public async Task Should_name_the_rights_that_are_missing()
    {
        using var server = new StandIn((_, context) => context.Request.RawUrl == "/"
            ? StandIn.AnswerAsync(context, 200, Good)
            : StandIn.AnswerAsync(context, 200, """{"username":"soc","has_all_requested":false,"cluster":{"monitor":true,"manage_index_templates":false},"index":{"soc-events-*":{"read":true,"delete_index":false}}}"""));

        Assert.Contains("soc lacks the cluster privilege manage_index_templates, delete_index on soc-events-*: add these privileges to its role", await RefusedAsync(server.Url));
    }

    [Theory]
    [InlineData("ftp://host:9200", null, null, "option Urls has ftp://host:9200/ and each must be like https://host:9200")]
    [InlineData("http://host:9200", "soc", null, "option Password is missing for the user soc")]
    public async Task Should_name_an_option_that_makes_no_sense(string url, string? user, string? password, string expected)
    {
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(new ElasticsearchStoreOptions { Urls = [new Uri(url)], Username = user, Password = password }));

        Assert.Contains(expected, wrong.Message);
    }

    [Fact]
    public async Task Should_say_that_the_authority_s_file_is_missing()
    {
        var wrong = await Assert.ThrowsAsync<InvalidOperationException>(() => OpenAsync(new ElasticsearchStoreOptions { Urls = [new Uri("https://127.0.0.1:1")], CertificateAuthority = "/no/such.pem" }));

        Assert.Contains("Storage:Elasticsearch:CertificateAuthority: /no/such.pem cannot be read as a PEM file", wrong.Message);
    }

    private static async Task<string> RefusedAsync(Uri url) =>
        (await Assert.ThrowsAsync<EventStoreUnavailableException>(() => OpenAsync(new ElasticsearchStoreOptions { Urls = [url] }))).Message;

    private static async Task OpenAsync(ElasticsearchStoreOptions options)
    {
        await using var store = await ElasticsearchEventStore.OpenAsync(options, TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
