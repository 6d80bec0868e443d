using System.Net;
using System.Text.Json;

namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>What the server answered to a request.</summary>
public sealed class ServerAnswer(string request, HttpStatusCode status, bool isElasticsearch, JsonDocument? body, string section) : IDisposable
{
    public HttpStatusCode Status => status;

    public bool IsSuccess => (int)status is >= 200 and < 300;

    /// <summary>A success with its body, and not one that broke off.</summary>
    public bool IsWhole => IsSuccess && body is not null;

    public bool IsMissing => status == HttpStatusCode.NotFound;

    /// <summary>Elasticsearch since 7.14 says in a header that it is one; 401 and proxies may leave it out.</summary>
    public bool IsElasticsearch => isElasticsearch;

    public JsonElement Body => body?.RootElement ?? default;

    /// <summary>The server's reason, in its words.</summary>
    public string Reason
    {
        get
        {
            if (Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("error", out var error)) return ServerError.Text(error);
            return $"HTTP {(int)status}";
        }
    }

    /// <summary>The answer, where it is one that was hoped for.</summary>
    /// <exception cref="EventStoreUnavailableException">It is not: says why and what to do.</exception>
    public ServerAnswer Demand()
    {
        if (IsWhole) return this;
        var refusal = Refusal();
        Dispose();
        throw refusal;
    }

    /// <summary>What a refusal means, in a sentence that says what to do.</summary>
    public EventStoreUnavailableException Refusal() => new(status switch
    {
        HttpStatusCode.Unauthorized => $"Elasticsearch refuses the login: check {section}:ApiKey, or :Username and :Password. ({Reason})",
        HttpStatusCode.Forbidden when Reason.Contains("blocked by", StringComparison.Ordinal) => $"Elasticsearch takes nothing at present, mostly because a disk is nearly full: free some space, or shorten Storage:RetentionDays. ({Reason})",
        HttpStatusCode.Forbidden => $"Elasticsearch's user or API key lacks a right: give it those that the documentation lists under Elasticsearch. ({request}: {Reason})",
        HttpStatusCode.TooManyRequests => $"Elasticsearch has too much to do; try again soon, or give it more memory or nodes. ({Reason})",
        HttpStatusCode.RequestEntityTooLarge => $"Elasticsearch takes no request of this size: raise its http.max_content_length, or lower {section}:BulkBytes. ({Reason})",
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => $"Elasticsearch cannot answer now: look at its cluster's health and log. ({request}: {Reason})",
        _ when IsSuccess => $"Elasticsearch's answer to {request} broke off: look at its log, and at the proxy before it if there is one.",
        _ => $"Elasticsearch refused {request}: {Reason}. Look at its log.",
    })
    {
        NeedsPerson = (int)status is >= 400 and < 500 and not (int)HttpStatusCode.RequestTimeout and not (int)HttpStatusCode.TooManyRequests,
    };

    public void Dispose() => body?.Dispose();
}
