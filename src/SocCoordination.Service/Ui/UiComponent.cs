using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.WebEncoders;
using SocCoordination.Service.Ui.Layout;
using SocCoordination.Service.Ui.Shared;

namespace SocCoordination.Service.Ui;

/// <summary>The pages: Vietnamese first, English by a switch.</summary>
internal sealed class UiComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddLocalization();
        services.AddHttpContextAccessor();
        services.AddScoped<Shown>();
        services.AddScoped<DeskCounts>();
        // Vietnamese letters need no escapes in HTML; what matters (< > & " ') is still escaped.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
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
        UiEndpoints.Map(app);
    }
}
