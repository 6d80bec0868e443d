using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Ui.Layout;

namespace SocCoordination.Service.Ui;

/// <summary>The small doors beside the pages: home, language, sign-out.</summary>
internal static class UiEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/language/{language}", Language).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/desk/counts", (DeskCounts counts, CancellationToken cancellationToken) => counts.NowAsync(cancellationToken)).AllowRoles($"{RoleNames.Team},{RoleNames.Liaison}").ExcludeFromDescription();
        app.MapPost("/sign-out", SignOut).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Where <c>/</c> leads a person.</summary>
    public static async Task<string> HomeAsync(HttpContext http, InstallationState installation)
    {
        if (await installation.FindAsync(http.RequestAborted) is null)
            return "/setup";
        return http.User.Identity?.IsAuthenticated == true ? Menu.HomeOf(http.User.ToCaller()) : "/sign-in";
    }

    private static IResult Language(string language, string? @return, HttpContext http)
    {
        var culture = language == "en" ? "en-GB" : "vi-VN";
        http.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(culture))),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
        return Results.LocalRedirect(LocalAddress.OrHome(@return));
    }

    private static async Task<IResult> SignOut(HttpContext http, IAntiforgery antiforgery, SignInManager<Account> signIns)
    {
        await antiforgery.ValidateRequestAsync(http);
        await signIns.SignOutAsync();
        return Results.LocalRedirect("/sign-in");
    }
}
