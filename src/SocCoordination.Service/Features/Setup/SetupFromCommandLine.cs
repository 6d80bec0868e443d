using System.Text.Json;
using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Setup;

/// <summary>First run without a browser: <c>soc setup</c>.</summary>
public static class SetupFromCommandLine
{
    /// <summary>Sets an installation up and writes one JSON object, <c>{"admin", "password", "shipperKey", "apiKey"}</c>, to standard output, once.</summary>
    /// <returns>0; 2 where it is set up already or something given is wrong, with the reason on standard error.</returns>
    public static Task<int> RunAsync(string data, string province, string agency, string admin, CancellationToken cancellationToken) => ServiceHost.GuardAsync("Not set up", async () =>
    {
        await using var app = ServiceHost.BuildParts(["--data", data, "--Logging:LogLevel:Default=Error"]);
        await app.Services.GetRequiredService<DataFolder>().PrepareAsync(cancellationToken);
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.Part("setup");
        try
        {
            var done = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new SetUpInstallation.Command(province, admin, agency), cancellationToken);
            Console.Out.WriteLine(JsonSerializer.Serialize(new { admin = done.Admin, password = done.Password, shipperKey = done.ShipperKey, apiKey = done.ApiKey }));
            return 0;
        }
        catch (Refusal refusal)
        {
            Console.Error.WriteLine(string.Format(null, refusal.Sentence, refusal.Arguments));
        }
        catch (ValidationException invalid)
        {
            foreach (var error in invalid.Errors)
                Console.Error.WriteLine($"{error.PropertyName}: {error.ErrorMessage}");
        }

        return 2;
    });
}
