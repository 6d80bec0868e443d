using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace SocCoordination.Service.Tests.Support;

/// <summary>Ships lines to <c>_bulk</c> as log shippers do.</summary>
public static class Shipper
{
    /// <summary>A line of a file as Filebeat ships it.</summary>
    public static object FileLine(string line, string path, long offset, string host = "web-01") =>
        new { message = line, host = new { name = host }, log = new { file = new { path }, offset } };

    public static string NginxLine(string address, string target, int status = 200, DateTimeOffset? at = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{address} - - [{at ?? TimeProvider.System.GetUtcNow():dd/MMM/yyyy:HH:mm:ss} +0000] \"GET {target} HTTP/1.1\" {status} 153 \"-\" \"curl/8.5.0\"");

    public static string SshFailure(string address, string user, DateTimeOffset at, string host = "web-01") =>
        string.Create(CultureInfo.InvariantCulture, $"{at.ToOffset(TimeSpan.FromHours(7)):MMM dd HH:mm:ss} {host} sshd[811]: Failed password for {user} from {address} port 4022 ssh2");

    public static string Body(IEnumerable<object> documents, string action = "create")
    {
        var body = new StringBuilder();
        foreach (var document in documents)
            body.Append("{\"").Append(action).Append("\":{}}\n").Append(document as string ?? JsonSerializer.Serialize(document)).Append('\n');
        return body.ToString();
    }

    public static Task<HttpResponseMessage> PostBulkAsync(this HttpClient client, string body, string address = "/_bulk") =>
        client.PostAsync(address, new StringContent(body, Encoding.UTF8, "application/x-ndjson"));

    /// <summary>Ships and insists on success of every item.</summary>
    public static async Task ShipAsync(this HttpClient client, params object[] documents)
    {
        using var answer = await client.PostBulkAsync(Body(documents));
        answer.EnsureSuccessStatusCode();
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (json.GetProperty("errors").GetBoolean())
            throw new InvalidOperationException(json.ToString());
    }

    public static async Task<List<JsonElement>> AlertsAsync(this HttpClient team, string query = "")
    {
        var alerts = new List<JsonElement>();
        string? cursor = null;
        do
        {
            var page = await team.GetFromJsonAsync<JsonElement>($"/api/v1/alerts?limit=1000&cursor={cursor}&{query}");
            alerts.AddRange(page.GetProperty("alerts").EnumerateArray());
            cursor = page.GetProperty("next").GetString();
        }
        while (cursor is not null);
        return alerts;
    }

    /// <summary>Every event, as the export gives it.</summary>
    public static async Task<List<JsonElement>> EventsAsync(this HttpClient team, string query = "")
    {
        var lines = await team.GetStringAsync("/api/v1/events?format=ndjson&query=" + Uri.EscapeDataString(query));
        return [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }
}
