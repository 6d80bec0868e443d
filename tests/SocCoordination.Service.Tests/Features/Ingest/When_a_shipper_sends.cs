using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Ingest;

public sealed class When_a_shipper_sends(When_a_shipper_sends.Service fixture) : IClassFixture<When_a_shipper_sends.Service>
{
    [Fact]
    public async Task Should_answer_the_first_questions_as_elasticsearch_does()
    {
        var shipper = await fixture.Running.WithKeyAsync(Role.Shipper);
        using var root = await shipper.GetAsync("/");
        Assert.Equal("Elasticsearch", root.Headers.GetValues("X-elastic-product").Single());
        var said = await root.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("You Know, for Search", said.GetProperty("tagline").GetString());
        Assert.StartsWith("8.", said.GetProperty("version").GetProperty("number").GetString());
        foreach (var (method, address, status) in new[]
                 {
                     ("GET", "/_license", 200), ("GET", "/_xpack", 200), ("GET", "/_cluster/health", 200), ("HEAD", "/_index_template/filebeat", 404),
                     ("PUT", "/_index_template/filebeat", 200), ("PUT", "/_ilm/policy/filebeat", 200), ("PUT", "/_ingest/pipeline/x", 200), ("HEAD", "/filebeat-8.19.8", 200), ("HEAD", "/", 200),
                 })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            if (method == "PUT")
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await shipper.SendAsync(request);
            Assert.True((int)answer.StatusCode == status, $"{method} {address}: {(int)answer.StatusCode}");
            Assert.Equal("Elasticsearch", answer.Headers.GetValues("X-elastic-product").Single());
        }
    }

    [Theory]
    [InlineData("ApiKey", true)]
    [InlineData("ApiKey", false)]
    [InlineData("Basic", true)]
    public async Task Should_be_let_in_by_each_way_of_showing_the_key(string scheme, bool encoded)
    {
        var key = await fixture.Running.SendAsync(new CreateKey.Command("x", Role.Shipper, fixture.Running.Agency));
        var client = fixture.Running.Anonymous();
        client.DefaultRequestHeaders.Authorization = new(scheme, encoded ? Convert.ToBase64String(Encoding.UTF8.GetBytes(key.ForShipper)) : key.ForShipper);
        await client.ShipAsync(new { message = "vào được" });
    }

    [Fact]
    public async Task Should_take_gzip_as_well_as_plain_and_an_index_in_the_address()
    {
        var shipper = await fixture.Running.WithKeyAsync(Role.Shipper);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(Shipper.Body([new { message = "gói bằng gzip" }], "index")));
        using var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        content.Headers.ContentType = new("application/x-ndjson");
        using var answer = await shipper.PostAsync("/logs-nginx/_bulk", content);
        var item = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items")[0].GetProperty("index");
        Assert.Equal(201, item.GetProperty("status").GetInt32());
        Assert.Equal("created", item.GetProperty("result").GetString());
        Assert.Equal("logs-nginx", item.GetProperty("_index").GetString());
    }

    [Fact]
    public async Task Should_keep_the_good_lines_beside_a_bad_one_and_show_the_bad_one_with_its_reason()
    {
        var running = fixture.Running;
        var shipper = await running.WithKeyAsync(Role.Shipper);
        using var answer = await shipper.PostBulkAsync("""
            {"create":{}}
            {"message":"hàng xóm trước"}
            {"create":{}}
            {"message": đây là dòng hỏng}
            {"create":{}}
            {"message":"hàng xóm sau"}

            """);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(json.GetProperty("errors").GetBoolean());
        Assert.Equal([201, 400, 201], json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("create").GetProperty("status").GetInt32()));
        var team = await running.WithKeyAsync(Role.Analyst);
        Assert.Equal(2, (await team.EventsAsync("hàng xóm")).Count);
        var rejected = await team.GetFromJsonAsync<JsonElement>("/api/v1/sources/rejected?limit=1000");
        var line = rejected.GetProperty("lines").EnumerateArray().Single(one => one.GetProperty("text").GetString()!.Contains("đây là dòng hỏng", StringComparison.Ordinal));
        Assert.Contains("expected one JSON object", line.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("line 4 of the request", line.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_store_a_request_that_is_sent_twice_once_and_five_equal_lines_five_times()
    {
        var running = fixture.Running;
        var body = Shipper.Body(Enumerable.Repeat<object>(new { message = "năm dòng giống nhau" }, 5));
        for (var attempt = 0; attempt < 3; attempt++)
        {
            // Each time on a connection of its own, as a shipper that lost the answer.
            var again = await running.WithKeyAsync(Role.Shipper);
            again.DefaultRequestHeaders.Authorization = new("ApiKey", running.Setup.ShipperKey);
            using var answer = await again.PostBulkAsync(body);
            answer.EnsureSuccessStatusCode();
        }

        Assert.Equal(5, (await (await running.WithKeyAsync(Role.Analyst)).EventsAsync("\"năm dòng giống nhau\"")).Count);
    }

    [Fact]
    public async Task Should_take_the_same_request_as_new_on_a_connection_that_took_its_answer()
    {
        var running = fixture.Running;
        var shipper = await running.WithKeyAsync(Role.Shipper);
        for (var time = 0; time < 3; time++)
            await shipper.ShipAsync(new { message = "nhịp tim đều đặn" });
        Assert.Equal(3, (await (await running.WithKeyAsync(Role.Analyst)).EventsAsync("\"nhịp tim đều đặn\"")).Count);
    }

    [Fact]
    public async Task Should_take_an_id_of_the_shippers_own_as_the_events_and_answer_a_second_create_with_409()
    {
        var shipper = await fixture.Running.WithKeyAsync(Role.Shipper);
        const string body = "{\"create\":{\"_id\":\"so-1\"}}\n{\"message\":\"có số\"}\n";
        using var first = await shipper.PostBulkAsync(body);
        using var second = await shipper.PostBulkAsync(body);
        static async Task<int> StatusAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("items")[0].GetProperty("create").GetProperty("status").GetInt32();
        Assert.Equal(201, await StatusAsync(first));
        Assert.Equal(409, await StatusAsync(second));
    }

    [Fact]
    public async Task Should_bind_events_to_the_keys_agency_whatever_the_line_claims()
    {
        var running = fixture.Running;
        var shipper = await running.WithKeyAsync(Role.Shipper);
        await shipper.ShipAsync(new { message = "mạo danh", organization = new { id = "99", name = "UBND tỉnh" }, agency = "99" });
        var stored = (await (await running.WithKeyAsync(Role.Analyst)).EventsAsync("\"mạo danh\"")).Single();
        Assert.Equal(running.Agency.ToString(), stored.GetProperty("organization").GetProperty("id").GetString());
        Assert.False(stored.GetProperty("organization").TryGetProperty("name", out _));
    }

    [Fact]
    public async Task Should_be_answered_503_with_nothing_taken_while_the_disk_is_full_and_go_on_after()
    {
        await using var running = await RunningService.StartAsync("--Storage:MinimumFreeMegabytes=1000000");
        var shipper = await running.WithKeyAsync(Role.Shipper);
        using var refused = await shipper.PostBulkAsync(Shipper.Body([new { message = "không còn chỗ" }]));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("Elasticsearch", refused.Headers.GetValues("X-elastic-product").Single());
        using var ready = await running.Anonymous().GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Empty(await (await running.WithKeyAsync(Role.Analyst)).EventsAsync());
    }

    public sealed class Service : IAsyncLifetime
    {
        public RunningService Running { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Running = await RunningService.StartAsync();

        public ValueTask DisposeAsync() => Running.DisposeAsync();
    }
}
