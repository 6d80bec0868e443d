using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Ui.Forms;
using SocCoordination.Service.Ui.Layout;
using SocCoordination.Service.Ui.Texts;

namespace SocCoordination.Service.Ui;

/// <summary>The small doors beside the pages: home, language, sign-out.</summary>
internal static class UiEndpoints
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/language/{language}", Language).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/desk/counts", (DeskCounts counts, CancellationToken cancellationToken) => counts.NowAsync(cancellationToken)).AllowRoles($"{RoleNames.Team},{RoleNames.Liaison}").ExcludeFromDescription();
        app.MapForm("/do/account/password", _ => "/account", ChangePasswordAsync).AllowRoles(RoleNames.People);
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

    /// <summary>Other sessions of the account end within a minute; this one goes on.</summary>
    private static async Task<FormDone> ChangePasswordAsync(
        IFormCollection form, IMediator mediator, SignInManager<Account> signIns, HttpContext http, IStringLocalizer<Words> words, CancellationToken cancellationToken)
    {
        await mediator.Send(new ChangePassword.Command(form["current"].ToString(), form["new"].ToString()), cancellationToken);
        if (await signIns.UserManager.GetUserAsync(http.User) is { } account)
            await signIns.RefreshSignInAsync(account);
        return new FormDone("/account", words["Đã đổi mật khẩu."]);
    }

    private static async Task<IResult> SignOut(HttpContext http, IAntiforgery antiforgery, SignInManager<Account> signIns)
    {
        await antiforgery.ValidateRequestAsync(http);
        await signIns.SignOutAsync();
        return Results.LocalRedirect("/sign-in");
    }
}
