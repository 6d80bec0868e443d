using SocCoordination.Service.Jobs;

namespace SocCoordination.Service.Journal;

/// <summary>The journal, its readers, and the consumers that react to it.</summary>
internal sealed class JournalComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<FactCatalogue>();
        services.AddSingleton<JournalSignal>();
        services.AddScoped<JournalBuffer>();
        services.AddScoped<JournalWriter>();
        services.AddScoped<JournalVerifier>();
        services.AddSingleton<JournalAnchors>();
        services.AddJob<VerifyJournal>(Every.Day(new TimeOnly(2, 30)));
        services.AddHostedService<JournalEar>();
        services.AddSingleton<JournalFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<JournalFeed>());
        services.AddSingleton<JournalDispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<JournalDispatcher>());
    }
}
