using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Configuration;
using SocCoordination.Service.Data;
using SocCoordination.Service.Data.Secrets;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Access;

/// <summary>Who may come in, and as whom. What declares nothing is closed to everybody.</summary>
internal sealed class AccessComponent : IServiceComponent
{
    private const string CookieOrKey = "CookieOrKey";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<AccessOptions>(AccessOptions.Section);
        services.AddScoped<CallerContext>();
        services.AddSingleton<KeyRing>();
        services.AddScoped<TeamMembers>();
        services.AddScoped<AccountRoles>();
        services.AddSingleton<IAudit, AccessAudit>();
        services.AddRateLimits();
        AddAccounts(services);
        AddSchemes(services);
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>().Configure(options =>
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "soc-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.HeaderName = "X-Form-Token";
        });
        services.AddDataProtection().SetApplicationName("SocCoordination");
        services.AddOptions<KeyManagementOptions>().Configure<ISecrets>((options, secrets) => options.XmlRepository = new SealingKeys(secrets));
    }

    public void MapEndpoints(WebApplication app) => AccessEndpoints.Map(app);

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.AllowedForNewUsers = true;
                options.User.AllowedUserNameCharacters = "";
            })
            .AddRoles<IdentityRole<int>>()
            .AddEntityFrameworkStores<SocDbContext>()
            .AddSignInManager()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddDefaultTokenProviders();
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccessOptions>>((identity, access) =>
        {
            identity.Lockout.MaxFailedAccessAttempts = access.Value.LockoutAfter;
            identity.Lockout.DefaultLockoutTimeSpan = access.Value.LockoutFor;
        });
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
    }

    private static void AddSchemes(IServiceCollection services)
    {
        services.AddAuthentication(CookieOrKey)
            .AddPolicyScheme(CookieOrKey, null, options => options.ForwardDefaultSelector = http =>
                KeyAuthentication.IsFor(http.Request) ? KeyAuthentication.Name : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null)
            .AddIdentityCookies();
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<AccessOptions>>((cookie, access) =>
            {
                cookie.Cookie.Name = "soc-session";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = access.Value.SessionIdle;
                cookie.SlidingExpiration = true;
                cookie.LoginPath = "/sign-in";
                cookie.AccessDeniedPath = "/error/403";
                cookie.Events.OnRedirectToLogin = context => RedirectPagesOnly(context, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = context => RedirectPagesOnly(context, StatusCodes.Status403Forbidden);
            });
    }

    /// <summary>A person is shown a page; a program gets the status.</summary>
    private static Task RedirectPagesOnly(RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> context, int status)
    {
        if (status == StatusCodes.Status401Unauthorized && context.Request.IsForPage())
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
