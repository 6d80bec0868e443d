using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;

namespace SocCoordination.Service.Ui;

/// <summary>The pages: Vietnamese first, English by a switch.</summary>
internal sealed class UiComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddLocalization();
        services.AddRazorComponents();
        services.AddCascadingAuthenticationState();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.DefaultRequestCulture = new RequestCulture("vi-VN");
            options.SupportedCultures = [new CultureInfo("vi-VN"), new CultureInfo("en-GB"), new CultureInfo("en")];
            options.SupportedUICultures = options.SupportedCultures;
        });
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>();
    }
}
