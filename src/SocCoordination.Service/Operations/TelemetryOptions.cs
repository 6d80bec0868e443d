namespace SocCoordination.Service.Operations;

/// <summary>Section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Where meters and traces go over OTLP, such as <c>http://localhost:4317</c>; null: nowhere. <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> does the same.</summary>
    public Uri? OtlpEndpoint { get; set; }
}
