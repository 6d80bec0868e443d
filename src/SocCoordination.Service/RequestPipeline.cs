using Microsoft.AspNetCore.Diagnostics;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Ingest;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Ui.Forms;

namespace SocCoordination.Service;

/// <summary>What every request passes before its endpoint, in order.</summary>
internal static class RequestPipeline
{
    public static void Use(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        // Before everything that words an error.
        app.UseRequestLocalization();
        // An error without a body becomes a page for people, made anew in a scope of its own, and problem details for programs.
        app.UseWhen(http => http.Request.IsForPage(), pages => pages.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true));
        app.UseWhen(http => !http.Request.IsForPage(), programs => programs.UseStatusCodePages(ForProgramsAsync));
        app.UseExceptionHandler();
        app.UseMiddleware<ShowRefusedForms>();
        app.UseRouting();
        app.UseMiddleware<SetupGate>();
        app.UseMiddleware<SameOrigin>();
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    /// <summary>Shippers read Elasticsearch's errors, everyone else problem details.</summary>
    private static async Task ForProgramsAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var status = http.Response.StatusCode;
        if (http.GetEndpoint()?.Metadata.GetMetadata<ElasticsearchDoor.Marker>() is not null)
        {
            var reason = status == StatusCodes.Status401Unauthorized ? "missing, unknown or revoked key" : "this key may not do that; use a shipper key";
            await ElasticsearchDoor.WriteErrorAsync(http, status, "security_exception", reason);
            return;
        }

        await http.RequestServices.GetRequiredService<IProblemDetailsService>()
            .TryWriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = status } });
    }
}
