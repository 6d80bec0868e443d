using Microsoft.Extensions.Options;
using SocCoordination.Service.Configuration;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Jobs;
using SocCoordination.Storage;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Service.Data;

/// <summary>The event store and its retention.</summary>
internal sealed class EventStoreComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<StorageOptions>(StorageOptions.Section);
        services.AddSingleton(Open);
        services.AddSingleton<IEventWriter>(provider => provider.GetRequiredService<SqliteEventStore>());
        services.AddSingleton<IEventSearch>(provider => provider.GetRequiredService<SqliteEventStore>());
        services.AddSingleton<IEventRetention>(provider => provider.GetRequiredService<SqliteEventStore>());
        services.AddSingleton<IEventStoreHealth>(provider => provider.GetRequiredService<SqliteEventStore>());
        services.AddJob<EnforceRetention>(Every.Interval(TimeSpan.FromHours(1)));
    }

    private static SqliteEventStore Open(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        return SqliteEventStore.Open(
            new EventStoreOptions
            {
                Folder = provider.GetRequiredService<DataFolder>().Private("events"),
                MinimumFreeBytes = (long)options.MinimumFreeMegabytes << 20,
                MaxRejectedLines = options.RejectedLines,
                Zone = provider.GetRequiredService<InstallationState>().Zone,
            },
            provider.GetRequiredService<TimeProvider>());
    }
}
