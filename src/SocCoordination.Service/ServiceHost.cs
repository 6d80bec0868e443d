using System.Data.Common;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Configuration;
using SocCoordination.Service.Data;

namespace SocCoordination.Service;

/// <summary>Builds and runs the service.</summary>
public static class ServiceHost
{
    /// <summary>Runs until stopped. Returns 0, or 2 where it cannot start: what is wrong and how to put it right is on standard error.</summary>
    public static Task<int> RunAsync(string[] args) => GuardAsync("SocCoordination cannot start", async () =>
    {
        await using var app = Build(args);
        await app.Services.GetRequiredService<DataFolder>().PrepareAsync(CancellationToken.None);
        await app.RunAsync();
        return 0;
    });

    /// <summary>Runs what may meet a wrong configuration, folder or database; then the answer is 2, and a sentence on standard error says what is wrong.</summary>
    internal static async Task<int> GuardAsync(string cannot, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (OptionsValidationException wrong)
        {
            Console.Error.WriteLine($"{cannot}: the configuration is wrong:\n" + string.Join('\n', wrong.Failures.Select(failure => "  " + failure)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{cannot}: {error.Message}");
        }
        catch (Exception error) when ((error as DbException ?? error.InnerException as DbException) is { } database)
        {
            Console.Error.WriteLine($"{cannot}: the database says: {database.Message}");
        }

        return 2;
    }

    /// <summary>The whole service, ready to run.</summary>
    internal static WebApplication Build(string[] args)
    {
        var app = BuildParts(args);
        RequestPipeline.Use(app);
        foreach (var component in Components.All)
            component.MapEndpoints(app);
        return app;
    }

    /// <summary>Its parts without its doors, for commands that work on a data folder.</summary>
    internal static WebApplication BuildParts(string[] args)
    {
        // A compressed body that breaks off must be an error, not a shorter body.
        AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = CommandLine.Normalise(args),
            ApplicationName = typeof(ServiceHost).Assembly.GetName().Name,
            // Rules, pages and settings are found beside the program wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseStaticWebAssets();
        foreach (var component in Components.All)
            component.AddServices(builder.Services, builder.Configuration);
        return builder.Build();
    }
}
