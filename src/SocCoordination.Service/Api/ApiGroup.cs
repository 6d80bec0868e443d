using Microsoft.AspNetCore.Antiforgery;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Api;

/// <summary>Opens <c>/api/v1</c> to a feature. A change that comes with a cookie must carry a form token: another site's page could send the cookie.</summary>
internal static class ApiGroup
{
    public static RouteGroupBuilder MapApi(this WebApplication app, string path)
    {
        var group = app.MapGroup("/api/v1" + path);
        group.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method) || KeyAuthentication.IsFor(http.Request))
                return await next(context);
            if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
                throw Refusal.Invalid("Yêu cầu thiếu mã chống giả mạo. Tải lại trang, hoặc dùng khóa API.");
            return await next(context);
        });
        return group;
    }
}
