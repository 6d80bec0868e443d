using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace SocCoordination.Benchmarks;

/// <summary>
/// <c>dotnet run -c Release --project tests/SocCoordination.Benchmarks -- --filter '*Storage*'</c>: each comparison once,
/// in one process, printed by itself; BenchmarkDotNet only begins it.
/// </summary>
[Config(typeof(OnceInThisProcess))]
public class StorageBenchmarks
{
    [Benchmark]
    public Task Append() => StorageComparison.RunAsync(rounds: 5);

    [Benchmark]
    public Task Search() => StorageSearchTimes.RunAsync(events: 1_000_000);

    [Benchmark]
    public Task Repeat() => StorageRepeats.RunAsync(days: 90);

    private sealed class OnceInThisProcess : ManualConfig
    {
        public OnceInThisProcess() => AddJob(new Job(
            new RunMode { RunStrategy = RunStrategy.ColdStart, LaunchCount = 1, WarmupCount = 0, IterationCount = 1, InvocationCount = 1, UnrollFactor = 1 },
            new InfrastructureMode { Toolchain = new InProcessNoEmitToolchain(TimeSpan.FromHours(1), logOutput: true) }));
    }
}
