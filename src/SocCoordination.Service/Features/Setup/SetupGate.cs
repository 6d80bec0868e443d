using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Localization;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Ingest;
using SocCoordination.Service.Ui.Texts;

namespace SocCoordination.Service.Features.Setup;

/// <summary>
/// Until an installation exists every page leads to <c>/setup</c>, and programs are told 503 with what to do: nothing is
/// taken that would have no owner. From then on <c>/setup</c> is not there, for anybody.
/// </summary>
internal sealed class SetupGate(RequestDelegate next, InstallationState installation)
{
    public async Task InvokeAsync(HttpContext http, IStringLocalizer<Words> words)
    {
        var isSetup = http.Request.Path.StartsWithSegments("/setup", StringComparison.OrdinalIgnoreCase);
        if (await installation.FindAsync(http.RequestAborted) is not null)
        {
            if (isSetup)
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            else
                await next(http);
        }
        else if (isSetup || IsOpenBefore(http))
        {
            await next(http);
        }
        else if (http.Request.IsForPage())
        {
            http.Response.Redirect("/setup");
        }
        else
        {
            await RefuseAsync(http, words);
        }
    }

    private static bool IsOpenBefore(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || http.Request.Path.StartsWithSegments("/language", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/error", StringComparison.Ordinal)
        || http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal);

    private static Task RefuseAsync(HttpContext http, IStringLocalizer<Words> words)
    {
        http.Response.Headers.RetryAfter = "30";
        if (http.GetEndpoint()?.Metadata.GetMetadata<ElasticsearchDoor.Marker>() is not null)
            return ElasticsearchDoor.WriteErrorAsync(http, StatusCodes.Status503ServiceUnavailable, "unavailable_shards_exception", "not set up yet: open /setup on the server, or run soc setup; keep the batch and send it again");
        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = "Service Unavailable",
            Detail = words["Hệ thống chưa được cài đặt. Mở {0} trên máy chủ, hoặc chạy lệnh soc setup; nhật ký được giữ ở máy gửi và gửi lại sau.", $"{http.Request.Scheme}://{http.Request.Host}/setup"],
        };
        return http.Response.WriteAsJsonAsync(problem, options: null, "application/problem+json", http.RequestAborted);
    }
}
