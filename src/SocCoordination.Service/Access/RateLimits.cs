using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace SocCoordination.Service.Access;

/// <summary>How often one address may try what costs us or guards us.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string PublicReport = "public-report";

    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(SignIn, http => PerAddress(http, options => options.SignInsPerMinute, TimeSpan.FromMinutes(1)));
            limits.AddPolicy(PublicReport, http => http.User.Identity?.IsAuthenticated == true
                ? RateLimitPartition.GetNoLimiter("")
                : PerAddress(http, options => options.PublicReportsPerHour, TimeSpan.FromHours(1)));
            limits.OnRejected = Explain;
        });
        return services;
    }

    /// <summary>A page is answered by a page: the limit's own status is shown by the status code pages, which read a GET.</summary>
    private static ValueTask Explain(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var http = context.HttpContext;
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            http.Response.Headers.RetryAfter = FormattableString.Invariant($"{Math.Ceiling(wait.TotalSeconds)}");
        if (http.Request.IsForPage())
            http.Request.Method = HttpMethods.Get;
        return ValueTask.CompletedTask;
    }

    /// <summary>Only what sends something counts: opening the page does not.</summary>
    private static RateLimitPartition<string> PerAddress(HttpContext http, Func<AccessOptions, int> permits, TimeSpan window)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
            return RateLimitPartition.GetNoLimiter("");
        var allowed = permits(http.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value);
        return RateLimitPartition.GetSlidingWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "unknown",
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = allowed, Window = window, SegmentsPerWindow = 6 });
    }
}
