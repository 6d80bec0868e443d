using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Configuration;
using SocCoordination.Service.Data.Databases;
using SocCoordination.Service.Data.Secrets;

namespace SocCoordination.Service.Data;

/// <summary>The database of everything but the events.</summary>
internal sealed class DataComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCheckedOptions<DataOptions>(DataOptions.Section);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<WriteGate>();
        services.AddSingleton<IDatabaseKind>(Choose);
        services.AddSingleton<NodeDuty>();
        services.AddSingleton<DataFolder>();
        services.AddSingleton(Secrets);
        services.AddScoped<UnitOfWork>();
        services.AddDbContext<SocDbContext>((provider, options) =>
        {
            provider.GetRequiredService<IDatabaseKind>().Use(options);
            // An officer's report names an agency that only others may read: the filters are meant to differ.
            options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));
        });
    }

    private static ISecrets Secrets(IServiceProvider provider)
    {
        var folder = ActivatorUtilities.CreateInstance<FolderSecrets>(provider);
        return provider.GetRequiredService<IDatabaseKind>() is PostgreSqlDatabase shared ? new DatabaseSecrets(shared, folder) : folder;
    }

    private static IDatabaseKind Choose(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<StorageOptions>>().Value.Data == StorageOptions.PostgreSql
            ? ActivatorUtilities.CreateInstance<PostgreSqlDatabase>(provider)
            : ActivatorUtilities.CreateInstance<SqliteDatabase>(provider);
}
