using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SocCoordination.Service.Ui.Forms;

/// <summary>One sentence that the next page says, once: what a form did. Kept in a protected cookie for a minute.</summary>
/// <param name="Bad">True where something was refused.</param>
internal sealed record Flash(string Text, bool Bad)
{
    private const string Cookie = "soc-said";
    /// <summary>Header of a script that asks for a part of a page: what is to be said waits for a whole one.</summary>
    private const string Part = "X-Part";
    private const int Longest = 1500;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    public static void Say(HttpContext http, string text, bool bad) =>
        http.Response.Cookies.Append(Cookie, Protector(http).Protect((bad ? "!" : "+") + text[..Math.Min(text.Length, Longest)], Lifetime), Options(http));

    /// <summary>What is to be said now, if anything; asked once.</summary>
    public static Flash? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } kept || http.Request.Headers.ContainsKey(Part) || http.Response.HasStarted)
            return null;
        http.Response.Cookies.Delete(Cookie, Options(http));
        try
        {
            var text = Protector(http).Unprotect(kept);
            return new Flash(text[1..], text[0] == '!');
        }
        catch (CryptographicException)
        {
            return null; // too old, or not ours
        }
    }

    private static ITimeLimitedDataProtector Protector(HttpContext http) =>
        http.RequestServices.GetRequiredService<IDataProtectionProvider>().CreateProtector("soc-said").ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, Secure = http.Request.IsHttps, MaxAge = Lifetime };
}
