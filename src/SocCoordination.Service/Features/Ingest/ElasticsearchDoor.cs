using System.Text.Json;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Ui;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>The part of Elasticsearch's REST API that shippers speak: <c>_bulk</c>, and the questions and set-up calls that they make first.</summary>
internal static class ElasticsearchDoor
{
    /// <summary>Marks the endpoints whose errors are written as Elasticsearch writes them.</summary>
    public sealed class Marker;

    public static void Map(WebApplication app)
    {
        app.MapMethods("/", [HttpMethods.Get, HttpMethods.Head], RootAsync).AllowAnonymous().WithMetadata(new Marker()).ExcludeFromDescription();

        var door = app.MapGroup("").AllowRoles(RoleNames.Shipper).WithMetadata(new Marker()).ExcludeFromDescription();
        door.AddEndpointFilter(async (call, next) =>
        {
            Brand(call.HttpContext.Response);
            return await next(call);
        });
        door.MapPost("/_bulk", (HttpContext http, BulkDoor bulk) => AnswerAsync(http, () => bulk.TakeAsync(http, null)));
        door.MapPut("/_bulk", (HttpContext http, BulkDoor bulk) => AnswerAsync(http, () => bulk.TakeAsync(http, null)));
        door.MapPost("/{index}/_bulk", (HttpContext http, string index, BulkDoor bulk) => AnswerAsync(http, () => bulk.TakeAsync(http, index)));
        door.MapPut("/{index}/_bulk", (HttpContext http, string index, BulkDoor bulk) => AnswerAsync(http, () => bulk.TakeAsync(http, index)));
        ShipperQuestions.Map(door);
    }

    /// <summary>What every answer of this door carries: clients refuse a server that does not say this.</summary>
    public static void Brand(HttpResponse response) => response.Headers["X-elastic-product"] = "Elasticsearch";

    /// <summary>The client's own media type, as Elasticsearch 8 answers <c>application/vnd.elasticsearch+json;compatible-with=8</c>.</summary>
    public static string JsonType(HttpRequest request) =>
        request.Headers.Accept.ToString() is var accept && accept.StartsWith("application/vnd.elasticsearch+json", StringComparison.OrdinalIgnoreCase) ? accept : "application/json";

    public static Task WriteErrorAsync(HttpContext http, int status, string type, string reason)
    {
        Brand(http.Response);
        http.Response.StatusCode = status;
        var cause = new { type, reason };
        return http.Response.WriteAsJsonAsync(new { error = new { root_cause = new[] { cause }, type, reason }, status }, (JsonSerializerOptions?)null, JsonType(http.Request), http.RequestAborted);
    }

    private static async Task AnswerAsync(HttpContext http, Func<Task> answer)
    {
        try
        {
            await answer();
        }
        catch (IngestRefusal refusal)
        {
            if (refusal.RetryAfter is { } retry)
                http.Response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Max(1, Math.Ceiling(retry.TotalSeconds))}");
            await WriteErrorAsync(http, refusal.Status, refusal.Type, refusal.Message);
        }
        catch (BadHttpRequestException bad)
        {
            await WriteErrorAsync(http, bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "content_too_long_exception" : "parsing_exception", bad.Message);
        }
    }

    /// <summary><c>/</c> is two things: the start of the pages for people, and a shipper's first question.</summary>
    private static async Task RootAsync(HttpContext http, InstallationState installation, IOptions<IngestOptions> options)
    {
        if (http.Request.IsForPage())
        {
            http.Response.Redirect(await UiEndpoints.HomeAsync(http, installation));
            return;
        }

        if (!http.User.ToCaller().Is(Role.Shipper))
        {
            http.Response.Headers.WWWAuthenticate = "ApiKey, Basic realm=\"soc\"";
            await WriteErrorAsync(http, StatusCodes.Status401Unauthorized, "security_exception", "missing or unknown shipper key; send Authorization: ApiKey or Basic (pages: open this address in a browser)");
            return;
        }

        Brand(http.Response);
        await http.Response.WriteAsJsonAsync(ShipperQuestions.Root(options.Value.CompatibleVersion), (JsonSerializerOptions?)null, JsonType(http.Request), http.RequestAborted);
    }
}
