using System.Net;
using System.Text;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>Stands where a server is expected: answers what a test tells it, or passes on to the real one.</summary>
public sealed class StandIn : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new();
    private readonly Func<StandIn, HttpListenerContext, Task> _answer;

    public StandIn(Func<StandIn, HttpListenerContext, Task> answer)
    {
        _answer = answer;
        Url = new Uri($"http://127.0.0.1:{Server.FreePort()}/");
        _listener.Prefixes.Add(Url.AbsoluteUri);
        _listener.Start();
        _ = RunAsync();
    }

    public Uri Url { get; }

    public static async Task AnswerAsync(HttpListenerContext context, int status, string json, bool asElasticsearch = true)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (asElasticsearch) context.Response.Headers["X-elastic-product"] = "Elasticsearch";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(json));
        context.Response.Close();
    }

    /// <summary>Passes a request on; where <paramref name="loseAnswer"/>, the server does it and its answer breaks off; where <paramref name="keepAnswer"/>, it never comes.</summary>
    /// <returns>What the server answered.</returns>
    public async Task<string> PassOnAsync(HttpListenerContext context, Uri to, bool loseAnswer = false, bool keepAnswer = false)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), new Uri(to, context.Request.RawUrl));
        if (context.Request.HasEntityBody)
        {
            request.Content = new StreamContent(context.Request.InputStream);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }
        using var answer = await _client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        if (loseAnswer) context.Response.Abort();
        else if (!keepAnswer) await AnswerAsync(context, (int)answer.StatusCode, body);
        return body;
    }

    public void Dispose()
    {
        _listener.Close();
        _client.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => _answer(this, context));
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
        {
            // Disposed.
        }
    }
}
