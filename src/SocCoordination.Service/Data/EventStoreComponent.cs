using Microsoft.Extensions.Options;
using SocCoordination.Service.Configuration;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Jobs;
using SocCoordination.Storage;
using SocCoordination.Storage.Elasticsearch;
using SocCoordination.Storage.Elasticsearch.Connection;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Service.Data;

/// <summary>The event store and its retention.</summary>
internal sealed class EventStoreComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<StorageOptions>(StorageOptions.Section);
        services.AddSingleton(OpenSqlite);
        services.AddSingleton(OpenElasticsearch);
        services.AddSingleton(Chosen<IEventWriter>);
        services.AddSingleton(Chosen<IEventSearch>);
        services.AddSingleton(Chosen<IEventRetention>);
        services.AddSingleton(Chosen<IEventStoreHealth>);
        services.AddJob<EnforceRetention>(Every.Interval(TimeSpan.FromHours(1)));
    }

    /// <summary>The store that the configuration names; only that one is opened.</summary>
    private static T Chosen<T>(IServiceProvider provider)
        where T : class =>
        provider.GetRequiredService<IOptions<StorageOptions>>().Value.Events == EventStoreKind.Elasticsearch
            ? (T)(object)provider.GetRequiredService<ElasticsearchEventStore>()
            : (T)(object)provider.GetRequiredService<SqliteEventStore>();

    private static SqliteEventStore OpenSqlite(IServiceProvider provider)
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

    private static ElasticsearchEventStore OpenElasticsearch(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        var server = options.Elasticsearch;
        var opened = new ElasticsearchStoreOptions
        {
            Urls = ServerUrls.Of(server.Url!),
            ApiKey = server.ApiKey,
            Username = server.Username,
            Password = server.Password,
            CertificateAuthority = server.CertificateAuthority,
            Prefix = server.Prefix,
            Shards = server.Shards,
            Replicas = server.Replicas,
            MaxRejectedLines = options.RejectedLines,
            Zone = provider.GetRequiredService<InstallationState>().Zone,
        };
        try
        {
            return ElasticsearchEventStore.OpenAsync(opened, provider.GetRequiredService<TimeProvider>(), CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception wrong) when (wrong is EventStoreUnavailableException or InvalidOperationException)
        {
            // The service does not start without its events' store, and says why as it does of any wrong option.
            throw new OptionsValidationException(StorageOptions.Section, typeof(StorageOptions), [wrong.Message]);
        }
    }
}
