using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using SocCoordination.Service.Operations;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>How all sources stand; also as meters.</summary>
internal sealed class PullStates
{
    private readonly TimeProvider _clock;

    public PullStates(IOptions<IngestOptions> options, IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        All = [.. options.Value.Pull.Select((source, position) => new PullState(source, PullChecks.Section(position), clock.GetUtcNow()))];
        var meter = meters.Create(Telemetry.Name);
        meter.CreateObservableGauge("soc.pull.lag", Waiting, "{document}", "Documents of a pulled Elasticsearch that are not yet taken");
        meter.CreateObservableGauge("soc.pull.lag.time", Behind, "s", "Time since everything of a pulled Elasticsearch was taken");
    }

    public IReadOnlyList<PullState> All { get; }

    private IEnumerable<Measurement<long>> Waiting() =>
        All.SelectMany(state => state.Figures.Waiting is { } waiting ? [new Measurement<long>(waiting, Tag(state))] : Array.Empty<Measurement<long>>());

    private IEnumerable<Measurement<double>> Behind() =>
        All.Select(state => new Measurement<double>(state.Behind(_clock.GetUtcNow()).TotalSeconds, Tag(state)));

    private static KeyValuePair<string, object?> Tag(PullState state) => new("source", state.Options.Name);
}
