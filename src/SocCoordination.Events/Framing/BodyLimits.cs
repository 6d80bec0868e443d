namespace SocCoordination.Events.Framing;

/// <summary>What a request's body may become in memory.</summary>
public sealed record BodyLimits
{
    public static BodyLimits Default { get; } = new();

    /// <summary>Decompressed bytes; Elasticsearch's own default.</summary>
    public int Bytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>How many times its compressed size a body may become. Logs reach 50, made to explode 1,000.</summary>
    public int Ratio { get; init; } = 250;

    /// <summary>Decompressed bytes up to which the ratio does not count: a small batch of equal lines compresses beyond any limit.</summary>
    public int RatioFreeBytes { get; init; } = 4 * 1024 * 1024;
}
