using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service;

/// <summary>What every request passes before its endpoint, in order.</summary>
internal static class RequestPipeline
{
    public static void Use(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        // An error without a body becomes a page for people and problem details for programs.
        app.UseWhen(http => http.Request.IsForPage(), pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseWhen(http => !http.Request.IsForPage(), programs => programs.UseStatusCodePages());
        app.UseExceptionHandler();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseMiddleware<SetupGate>();
        app.UseMiddleware<SameOrigin>();
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
    }
}
