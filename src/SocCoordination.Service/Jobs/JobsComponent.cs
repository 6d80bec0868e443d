using Quartz;
using SocCoordination.Service.Data;
using SocCoordination.Service.Data.Databases;

namespace SocCoordination.Service.Jobs;

/// <summary>
/// The schedule: Quartz. In memory on SQLite, since every job is safe to run late and its work is found in the database;
/// in PostgreSQL where nodes may share it, so that each run happens on one of them.
/// </summary>
internal sealed class JobsComponent : IServiceComponent
{
    /// <summary>A node that has not checked in for this long is taken for dead, and its jobs for ours.</summary>
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddQuartz(quartz =>
        {
            if (configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.Data)}"] == StorageOptions.PostgreSql)
                quartz.UsePersistentStore(store => Share(store, configuration));
        });
        services.AddHostedService<JobSchedule>();
        services.AddSingleton<QuartzHostedService>();
        services.AddHostedService<JobsAtWork>();
    }

    /// <summary>Its tables, <c>qrtz_…</c>, are made with ours.</summary>
    private static void Share(IPersistentStoreBuilder store, IConfiguration configuration)
    {
        store.UsePostgres(Npgsql.NpgsqlFactory.Instance, PostgreSqlAddress.ForNode(configuration, "jobs").ConnectionString);
        store.UseSystemTextJsonSerializer();
        store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (CheckIn, CheckIn));
        store.ConfigureStore(options => options.DbRetryInterval = TimeSpan.FromSeconds(3));
    }
}
