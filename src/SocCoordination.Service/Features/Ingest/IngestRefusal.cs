namespace SocCoordination.Service.Features.Ingest;

/// <summary>A whole request that is refused, in the words of Elasticsearch's answers, which shippers log.</summary>
internal sealed class IngestRefusal(int status, string type, string reason, TimeSpan? retryAfter = null) : Exception(reason)
{
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>Elasticsearch's exception name.</summary>
    public string Type { get; } = type;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    public static IngestRefusal Parse(string reason) => new(StatusCodes.Status400BadRequest, "parsing_exception", reason);

    public static IngestRefusal TooLarge(string reason) => new(StatusCodes.Status413PayloadTooLarge, "content_too_long_exception", reason);

    public static IngestRefusal Busy(string reason, TimeSpan retryAfter) => new(StatusCodes.Status429TooManyRequests, "es_rejected_execution_exception", reason, retryAfter);

    public static IngestRefusal Unavailable(string reason) => new(StatusCodes.Status503ServiceUnavailable, "unavailable_shards_exception", reason, TimeSpan.FromSeconds(5));
}
