using Quartz;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Jobs;

/// <summary>Hands every registered job to Quartz when the service starts.</summary>
internal sealed class JobSchedule(ISchedulerFactory factory, IEnumerable<ScheduledJob> jobs, ProvinceClock province, IServiceProvider provider) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await factory.GetScheduler(cancellationToken);
        foreach (var job in jobs)
        {
            var detail = JobBuilder.Create().OfType(job.Job).WithIdentity(job.Job.Name).Build();
            await scheduler.ScheduleJob(detail, [Trigger(job)], ScheduleJobOptions.Replacing, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private ITrigger Trigger(ScheduledJob job)
    {
        var when = job.When(provider);
        var trigger = TriggerBuilder.Create().WithIdentity(job.Job.Name).StartNow();
        return when.Cron is { } cron
            ? trigger.WithCronSchedule(cron, schedule => schedule.InTimeZone(province.Zone)).Build()
            : trigger.WithSimpleSchedule(schedule => schedule.WithInterval(when.Period!.Value).RepeatForever()).Build();
    }
}
