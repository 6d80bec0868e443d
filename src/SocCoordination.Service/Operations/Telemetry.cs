using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SocCoordination.Service.Operations;

/// <summary>The service's meters and traces; exported over OTLP where that is configured.</summary>
internal sealed class Telemetry : IDisposable
{
    public const string Name = "SocCoordination";
    public static readonly ActivitySource Source = new(Name);

    private readonly Meter _meter;
    private readonly Histogram<double> _useCases;
    private readonly Counter<long> _events;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _alerts;
    private readonly Counter<long> _syslogDropped;

    public Telemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _useCases = _meter.CreateHistogram<double>("soc.use_case.duration", "s", "Time a command or query took");
        _events = _meter.CreateCounter<long>("soc.ingest.events", "{event}", "Events stored");
        _rejected = _meter.CreateCounter<long>("soc.ingest.rejected", "{line}", "Lines refused");
        _syslogDropped = _meter.CreateCounter<long>("soc.ingest.syslog.dropped", "{message}", "UDP syslog messages dropped because the store could not keep up");
        _alerts = _meter.CreateCounter<long>("soc.alerts.opened", "{alert}", "Alerts opened");
    }

    public void UseCase(string name, string outcome, TimeSpan took) =>
        _useCases.Record(took.TotalSeconds, new("use_case", name), new("outcome", outcome));

    public void Taken(int events, int rejected)
    {
        _events.Add(events);
        if (rejected > 0)
            _rejected.Add(rejected);
    }

    public void SyslogDropped() => _syslogDropped.Add(1);

    public void AlertOpened(string severity) => _alerts.Add(1, new KeyValuePair<string, object?>("severity", severity));

    public void Dispose() => _meter.Dispose();
}
