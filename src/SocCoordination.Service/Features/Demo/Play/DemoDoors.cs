using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocCoordination.Service.Features.Demo.Stories;

namespace SocCoordination.Service.Features.Demo.Play;

/// <summary>The doors that the simulator uses: the ones that every shipper and every program has, with keys, over the network.</summary>
internal sealed class DemoDoors(HttpClient http, DemoSecrets secrets, int syslogPort)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Ships lines of one agency as its shipper would.</summary>
    public async Task ShipAsync(string agency, IReadOnlyList<(LineShape Shape, string Host, string Line)> lines, CancellationToken cancellationToken)
    {
        foreach (var (_, _, line) in lines.Where(one => one.Shape == LineShape.Firewall))
            await SendSyslogAsync(line, cancellationToken);
        var bulk = new StringBuilder();
        foreach (var (shape, host, line) in lines.Where(one => one.Shape != LineShape.Firewall))
            bulk.Append("{\"create\":{}}\n").Append(shape == LineShape.WindowsEvent ? line.Trim() : FromFile(shape, host, line)).Append('\n');
        if (bulk.Length == 0 || !secrets.Shippers.TryGetValue(agency, out var key))
            return;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/logs/_bulk") { Content = new StringContent(bulk.ToString(), Encoding.UTF8, "application/x-ndjson") };
        request.Headers.Authorization = new AuthenticationHeaderValue("ApiKey", key);
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Asks the API with one of the trial's keys.</summary>
    public Task<JsonNode?> GetAsync(string key, string path, CancellationToken cancellationToken) => CallAsync(key, HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Does something through the API. Null where it was refused: somebody else was quicker, as happens in a real shift.</summary>
    public Task<JsonNode?> PostAsync(string key, string path, object body, CancellationToken cancellationToken) => CallAsync(key, HttpMethod.Post, path, body, cancellationToken);

    private async Task<JsonNode?> CallAsync(string key, HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (body is not null)
            request.Content = new StringContent(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request, cancellationToken);
        if (answer.StatusCode is System.Net.HttpStatusCode.Conflict or System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.BadRequest)
            return null;
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text);
    }

    private async Task SendSyslogAsync(string line, CancellationToken cancellationToken)
    {
        if (syslogPort == 0)
            return;
        using var socket = new UdpClient(AddressFamily.InterNetwork);
        await socket.SendAsync(Encoding.UTF8.GetBytes(line.Trim()), "127.0.0.1", syslogPort, cancellationToken);
    }

    /// <summary>A line as Filebeat ships it.</summary>
    private static string FromFile(LineShape shape, string host, string line)
    {
        var path = shape switch
        {
            LineShape.AuthLog => "/var/log/auth.log",
            LineShape.MailLog => "/var/log/mail.log",
            _ => "/var/log/nginx/access.log",
        };
        return JsonSerializer.Serialize(new { message = line.TrimEnd(), log = new { file = new { path } }, host = new { name = host }, agent = new { type = "filebeat" } }, Json);
    }
}
