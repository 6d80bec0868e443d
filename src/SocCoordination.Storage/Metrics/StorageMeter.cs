using System.Diagnostics.Metrics;

namespace SocCoordination.Storage.Metrics;

/// <summary>The store's figures for OpenTelemetry, under the meter <c>SocCoordination.Storage</c>.</summary>
internal sealed class StorageMeter : IDisposable
{
    private readonly Meter _meter = new("SocCoordination.Storage");
    private readonly Counter<long> _stored, _repeated, _rejected;
    private readonly Histogram<double> _commit;
    private readonly Histogram<int> _group;

    public StorageMeter()
    {
        _stored = _meter.CreateCounter<long>("soc.storage.events.stored", "{event}", "Events stored.");
        _repeated = _meter.CreateCounter<long>("soc.storage.events.repeated", "{event}", "Events that the store already had.");
        _rejected = _meter.CreateCounter<long>("soc.storage.lines.rejected", "{line}", "Rejected lines kept.");
        _commit = _meter.CreateHistogram<double>("soc.storage.commit.duration", "s", "Time that one transaction took.");
        _group = _meter.CreateHistogram<int>("soc.storage.commit.batches", "{batch}", "Batches that one transaction took.");
    }

    /// <summary>Shows how many events wait.</summary>
    public void Observe(Func<int> waiting) => _meter.CreateObservableGauge("soc.storage.events.waiting", waiting, "{event}", "Events that wait for the writer.");

    /// <summary>Measures each commit.</summary>
    public Action<IReadOnlyList<T>> Measured<T>(TimeProvider time, Action<IReadOnlyList<T>> commit) => group =>
    {
        var began = time.GetTimestamp();
        commit(group);
        _commit.Record(time.GetElapsedTime(began).TotalSeconds);
        _group.Record(group.Count);
    };

    public AppendOutcome Counted(AppendOutcome outcome)
    {
        _stored.Add(outcome.Stored);
        _repeated.Add(outcome.Repeated.Count);
        return outcome;
    }

    public void CountRejected(int lines) => _rejected.Add(lines);

    public void Dispose() => _meter.Dispose();
}
