namespace SocCoordination.Service.Access;

/// <summary>Tells the request's services who asks.</summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http, CallerContext context)
    {
        context.Caller = http.User.ToCaller();
        return next(http);
    }
}
