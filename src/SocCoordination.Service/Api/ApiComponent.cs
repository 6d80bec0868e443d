using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using SocCoordination.Service.Access;

namespace SocCoordination.Service.Api;

/// <summary>What the features' endpoints under <c>/api/v1</c> share: JSON, errors as problem details, the description.</summary>
internal sealed class ApiComponent : IServiceComponent
{
    /// <summary>Any signed-in person or key; what they may do is each endpoint's own rule.</summary>
    private const string AnyRole = $"{RoleNames.TeamAndAdministrator},{RoleNames.AgencyOfficer},{RoleNames.Liaison},{RoleNames.Leadership}";

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddOpenApi();
        services.AddProblemDetails(options => options.CustomizeProblemDetails = StatusProblems.Explain);
        // Unreadable requests go through ProblemAnswers too, which says what could not be read.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemAnswers>();
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
            // Answers are application/json with nosniff: letters need no escapes.
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.MaxDepth = 16;
        });
    }

    public void MapEndpoints(WebApplication app)
    {
        app.MapOpenApi().RequireAuthorization(new AuthorizeAttribute { Roles = AnyRole });
        // Without it the closed default would answer 403 to every mistyped address.
        app.MapFallback(() => Results.StatusCode(StatusCodes.Status404NotFound)).AllowAnonymous();
    }
}
