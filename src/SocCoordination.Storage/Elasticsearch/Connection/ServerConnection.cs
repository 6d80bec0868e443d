using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>
/// Speaks to Elasticsearch over HTTP: each request within its time, each failure as a sentence. Of several addresses it
/// stays with one that works; where no connection comes about, the request goes to the next at once. One that may have been
/// sent is not repeated: the caller alone knows whether it may be done twice, and finds the next address in turn.
/// </summary>
public sealed class ServerConnection : IDisposable
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    // With several addresses half of it: a request's time must suffice for those after one that is silent.
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(10);

    private readonly HttpClient _client;
    private readonly ServerAddress _address;
    private readonly TimeSpan _requestTime;
    private readonly AddressTurn _turn;

    /// <exception cref="InvalidOperationException">The certificate authority's file cannot be used.</exception>
    public ServerConnection(ServerAddress options)
    {
        (_address, _requestTime, _turn) = (options, options.RequestTime, new AddressTurn(options.Urls.Select(AsFolder)));
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10), ConnectTimeout = options.Urls.Count == 1 ? LongestConnect : LongestConnect / 2 };
        if (options.CertificateAuthority is { } path) handler.SslOptions.CertificateChainPolicy = TrustedAuthority.Of(path, options.Section);
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        if (options.ApiKey is { } key)
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", key);
        else if (options.Username is { } user)
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}")));
    }

    /// <summary>The address whose turn it is.</summary>
    public Uri Url => _turn.Order[0];

    public Task<ServerAnswer> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    public Task<ServerAnswer> PostAsync(string path, JsonNode? body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Post, path, Json(body), cancellationToken);

    public Task<ServerAnswer> PutAsync(string path, JsonNode body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Put, path, Json(body), cancellationToken);

    public Task<ServerAnswer> DeleteAsync(string path, JsonNode? body, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, path, Json(body), cancellationToken);

    /// <summary>Sends a request; any answer of the server, refusals too, is an answer.</summary>
    /// <exception cref="EventStoreUnavailableException">The server cannot be reached, or did not answer in time.</exception>
    public Task<ServerAnswer> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken) =>
        SendAsync(method, path, content, ReadJsonAsync, cancellationToken);

    /// <summary>Sends a request whose good answer <paramref name="read"/> takes as it comes, within the same time.</summary>
    /// <exception cref="EventStoreUnavailableException">The server cannot be reached, did not answer in time, or refused.</exception>
    public async Task<T> PostAsync<T>(string path, JsonNode body, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        return await SendAsync(HttpMethod.Post, path, Json(body), ReadOrRefuseAsync, cancellationToken);

        async Task<T> ReadOrRefuseAsync(string request, HttpResponseMessage response, Stream stream, CancellationToken inTime)
        {
            if (response.IsSuccessStatusCode) return await read(stream, inTime);
            using var refused = await ReadJsonAsync(request, response, stream, inTime);
            throw refused.Refusal();
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task<T> SendAsync<T>(HttpMethod method, string path, HttpContent? content, Func<string, HttpResponseMessage, Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken)
    {
        using var kept = content;
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        inTime.CancelAfter(_requestTime);
        var unreachable = new Unreachable(_address.Section);
        var order = _turn.Order;
        for (var i = 0; ; i++)
        {
            var url = order[i];
            // Not disposed: it would dispose the content, which the next address may need.
            var request = new HttpRequestMessage(method, new Uri(url, path)) { Content = content };
            try
            {
                using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, inTime.Token);
                await using var stream = await response.Content.ReadAsStreamAsync(inTime.Token);
                var answer = await read($"{method} {path.Split('?')[0]}", response, stream, inTime.Token);
                // Broken off, or from a node that is cut off from its cluster or a proxy that finds none.
                if (answer is ServerAnswer { IsSuccess: true, IsWhole: false } or ServerAnswer { Status: HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout }) _turn.Failed(url);
                return answer;
            }
            catch (Exception failure) when (Unreachable.BeforeSending(failure))
            {
                _turn.Failed(url);
                unreachable.Add(url, failure);
                if (i + 1 == order.Length) throw unreachable.Because(failure);
            }
            catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
            {
                _turn.Failed(url);
                throw unreachable.Late(url, _requestTime, late);
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                _turn.Failed(url);
                unreachable.Add(url, failure);
                throw unreachable.Because(failure);
            }
        }
    }

    /// <summary>What paths can be appended to.</summary>
    private static Uri AsFolder(Uri url) => new(url.AbsoluteUri.TrimEnd('/') + "/");

    private async Task<ServerAnswer> ReadJsonAsync(string request, HttpResponseMessage response, Stream stream, CancellationToken cancellationToken) =>
        new(request, response.StatusCode, IsElasticsearch(response), await ReadAsync(stream, cancellationToken), _address.Section);

    private static bool IsElasticsearch(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-elastic-product", out var product) && product.Contains("Elasticsearch", StringComparer.Ordinal);

    private static async Task<JsonDocument?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(stream, Deep, cancellationToken);
        }
        catch (JsonException)
        {
            // A proxy's page, or nothing: the status says what there is to say.
            return null;
        }
    }

    private static ByteArrayContent? Json(JsonNode? body)
    {
        if (body is null) return null;
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}
