using SocCoordination.Service.Access;

namespace SocCoordination.Service;

/// <summary>What every request passes before its endpoint, in order.</summary>
internal static class RequestPipeline
{
    public static void Use(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseMiddleware<SameOrigin>();
        app.UseAuthentication();
        app.UseMiddleware<CallerMiddleware>();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
    }
}
