using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SocCoordination.Cli.Sending;

/// <summary>Sends batches to <c>_bulk</c> as a patient shipper does: 429 and 503 mean later, and a batch is kept until it is taken.</summary>
internal sealed class BulkSender(HttpClient client)
{
    /// <summary>A request's body.</summary>
    public static byte[] Body(IEnumerable<string> documents) => Encoding.UTF8.GetBytes(string.Concat(documents.Select(document => "{\"create\":{}}\n" + document + "\n")));

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <returns>When the 200 came (a <see cref="Stopwatch"/> timestamp), how often it had to be sent again, and how many lines were refused.</returns>
    public async Task<(long At, int Retries, int Refused)> SendAsync(byte[] body, CancellationToken cancellationToken)
    {
        var pause = TimeSpan.FromMilliseconds(100);
        for (var retries = 0; ; retries++)
        {
            try
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new("application/x-ndjson");
                using var answer = await client.PostAsync("/_bulk?filter_path=errors,items.*.error,items.*.status", content, cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    var at = Stopwatch.GetTimestamp();
                    return (at, retries, await RefusedAsync(answer, cancellationToken));
                }

                if ((int)answer.StatusCode is not (429 or 502 or 503 or 504))
                    throw new InvalidOperationException($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
            }
            catch (HttpRequestException)
            {
                // The service is away for the moment; the batch waits.
            }

            await Task.Delay(pause, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private static async Task<int> RefusedAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken);
        return json.RootElement.GetProperty("errors").GetBoolean()
            ? json.RootElement.GetProperty("items").EnumerateArray().Count(item => item.EnumerateObject().First().Value.TryGetProperty("error", out _))
            : 0;
    }
}
