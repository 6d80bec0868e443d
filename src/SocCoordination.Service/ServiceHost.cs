namespace SocCoordination.Service;

/// <summary>Builds and runs the service.</summary>
public static class ServiceHost
{
    /// <summary>Runs until stopped. Returns 0, or 2 where the configuration is wrong: what and how to put it right is on standard error.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Build(args);
        await app.RunAsync();
        return 0;
    }

    internal static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        foreach (var component in Components.All)
            component.AddServices(builder.Services, builder.Configuration);
        var app = builder.Build();
        foreach (var component in Components.All)
            component.MapEndpoints(app);
        return app;
    }
}
