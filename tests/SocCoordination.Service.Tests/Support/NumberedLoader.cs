using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SocCoordination.Service.Tests.Support;

/// <summary>Each connection has its own stream of numbered batches; a batch is sent, to one node after the other, until it is acknowledged.</summary>
internal sealed class NumberedLoader(string key, params Uri[] nodes)
{
    private const int GuessesEach = 12;
    private const int BatchSize = 40;
    private volatile bool _finish;

    public HashSet<string> Acknowledged { get; } = [];

    public List<string> Probes { get; } = [];

    public List<string> Guessers { get; } = [];

    public int SentAgain { get; private set; }

    public void Finish() => _finish = true;

    public async Task RunAsync(int connection)
    {
        var (node, client) = (connection, NewClient(connection));
        for (var batch = 0; !_finish || batch % 4 != 0; batch++)
        {
            var (documents, numbers) = Make(connection, batch);
            var body = Shipper.Body(documents);
            while (!await TrySendAsync(client, body))
            {
                lock (Acknowledged)
                    SentAgain++;
                // A shipper whose connection broke comes again on a new one, to the next node that it knows.
                client.Dispose();
                client = NewClient(++node);
                await Task.Delay(50);
            }

            lock (Acknowledged)
                Acknowledged.UnionWith(numbers);
        }

        client.Dispose();
    }

    private static async Task<bool> TrySendAsync(HttpClient client, string body)
    {
        try
        {
            using var answer = await client.PostBulkAsync(body);
            if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
                return false;
            answer.EnsureSuccessStatusCode();
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.False(json.RootElement.GetProperty("errors").GetBoolean());
            return true;
        }
        catch (Exception error) when (error is HttpRequestException { StatusCode: null } or IOException)
        {
            return false;
        }
    }

    private (List<object> Documents, List<string> Numbers) Make(int connection, int batch)
    {
        var documents = new List<object>();
        var numbers = new List<string>();
        var at = TimeProvider.System.GetUtcNow();
        for (var i = 0; i < BatchSize; i++)
        {
            var number = FormattableString.Invariant($"{connection}-{batch}-{i}");
            numbers.Add(number);
            documents.Add(Document(connection, batch, i, number, at));
        }

        return (documents, numbers);
    }

    /// <summary>One probe a batch; a guesser's failures go over four batches; half of the lines carry an offset, half nothing that numbers them.</summary>
    private object Document(int connection, int batch, int i, string number, DateTimeOffset at)
    {
        var line = "GET /tin-tuc";
        var path = "/var/log/nginx/access.log";
        if (i == 0)
        {
            var probe = FormattableString.Invariant($"100.{64 + connection}.{batch / 250}.{batch % 250}");
            lock (Acknowledged)
                Probes.Add(probe);
            line = Shipper.NginxLine(probe, "/?id=1%27%20UNION%20SELECT%20password%20FROM%20users--", 200, at);
        }
        else if (i <= GuessesEach / 4)
        {
            var guesser = FormattableString.Invariant($"100.{100 + connection}.{batch / 4 / 250}.{batch / 4 % 250}");
            lock (Acknowledged)
            {
                if (!Guessers.Contains(guesser))
                    Guessers.Add(guesser);
            }

            (line, path) = (Shipper.SshFailure(guesser, "root", at), "/var/log/auth.log");
        }
        else
        {
            line = Shipper.NginxLine("10.1.2.3", "/tin-tuc", 200, at);
        }

        var host = new { name = "web-01" };
        return i % 2 == 0
            ? new { message = line, host, labels = new { number }, log = new { file = new { path }, offset = (((long)connection << 40) + ((long)batch << 10) + i) } }
            : new { message = line, host, labels = new { number }, log = new { file = new { path } } };
    }

    private HttpClient NewClient(int node)
    {
        var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = nodes[node % nodes.Length], Timeout = TimeSpan.FromSeconds(60) };
        client.DefaultRequestHeaders.Authorization = new("ApiKey", key);
        return client;
    }

    /// <summary>Everything that was acknowledged is there once; no alert is doubled or missing.</summary>
    public async Task CheckAsync(Uri node, string apiKey, string run)
    {
        using var team = new HttpClient { BaseAddress = node };
        team.DefaultRequestHeaders.Authorization = new("Bearer", apiKey);

        var stored = (await team.EventsAsync()).Select(NumberOf).ToList();
        var because = $"{run}, {Acknowledged.Count} acknowledged, {stored.Count} stored, {SentAgain} batches sent again";
        Assert.True(SentAgain > 0, "No batch was ever interrupted: the test shows nothing. " + because);
        Assert.True(stored.Count == stored.Distinct().Count(), "Events are stored twice. " + because);
        Assert.True(Acknowledged.SetEquals(stored), "Acknowledged and stored events differ: " + string.Join(", ", Acknowledged.Except(stored).Take(5)) + ". " + because);

        var alerts = await team.AlertsAsync();
        var probed = alerts.Where(alert => alert.GetProperty("ruleTitle").GetString() == "SQL Injection").Select(SourceOf).ToList();
        Assert.True(probed.Count == probed.Distinct().Count(), "Alerts are doubled. " + because);
        Assert.True(new HashSet<string>(Probes).SetEquals(probed), "Alerts differ: " + string.Join(", ", Probes.Except(probed).Take(5)) + " missing of " + because);

        // Ten failures of one address in a minute, spread over batches, connections and kills, are one attack with ten events.
        var guessed = alerts.Where(alert => alert.GetProperty("ruleTitle").GetString() == "SSH Password Guessing From One Address").ToList();
        Assert.Equal(Guessers.Order(), guessed.Select(SourceOf).Order());
        Assert.All(guessed, alert => Assert.Equal(GuessesEach, alert.GetProperty("count").GetInt64()));
    }

    private static string SourceOf(JsonElement alert)
    {
        var sentence = alert.GetProperty("sentenceEn").GetString()!;
        return System.Text.RegularExpressions.Regex.Match(sentence, @"100\.\d+\.\d+\.\d+").Value;
    }

    private static string NumberOf(JsonElement one) => one.GetProperty("labels").GetProperty("number").GetString()!;
}
