using Quartz;

namespace SocCoordination.Service.Jobs;

/// <summary>The schedule: Quartz, in memory here since every job is safe to run late and its work is found in the database.</summary>
internal sealed class JobsComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddQuartz();
        services.AddHostedService<JobSchedule>();
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}
