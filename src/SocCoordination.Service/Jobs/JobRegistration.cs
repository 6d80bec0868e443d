using Microsoft.Extensions.Options;
using Quartz;

namespace SocCoordination.Service.Jobs;

/// <summary>When a job runs: every so often, or by a cron expression in the province's zone.</summary>
internal sealed record Every(TimeSpan? Period, string? Cron)
{
    public static Every Interval(TimeSpan period) => new(period, null);

    public static Every Day(TimeOnly at) => new(null, FormattableString.Invariant($"0 {at.Minute} {at.Hour} * * ?"));
}

/// <summary>One job of the schedule; the class itself lives with its feature.</summary>
internal sealed record ScheduledJob(Type Job, Func<IServiceProvider, Every> When);

/// <summary>Puts a feature's job on the schedule.</summary>
internal static class JobRegistration
{
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services, Every when)
        where TJob : class, IJob =>
        services.AddTransient<TJob>().AddSingleton(new ScheduledJob(typeof(TJob), _ => when));

    public static IServiceCollection AddJob<TJob, TOptions>(this IServiceCollection services, Func<TOptions, Every> when)
        where TJob : class, IJob
        where TOptions : class =>
        services.AddTransient<TJob>().AddSingleton(new ScheduledJob(typeof(TJob), provider => when(provider.GetRequiredService<IOptions<TOptions>>().Value)));
}
