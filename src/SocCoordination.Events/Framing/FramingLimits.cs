namespace SocCoordination.Events.Framing;

/// <summary>What one request, document or line may cost. Beyond a limit the item is refused by itself, with the limit in the reason.</summary>
public sealed record FramingLimits
{
    public static FramingLimits Default { get; } = new();

    /// <summary>Bytes of one document in a <c>_bulk</c> body.</summary>
    public int DocumentBytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of one action line.</summary>
    public int ActionBytes { get; init; } = 8 * 1024;

    /// <summary>Items of one request; the rest is refused item by item.</summary>
    public int Items { get; init; } = 20_000;

    /// <summary>Objects and arrays inside each other; what an event puts around a value stays below the 64 that JSON readers take.</summary>
    public int Depth { get; init; } = 60;

    /// <summary>Names in one document, at all depths together.</summary>
    public int Fields { get; init; } = 5_000;

    /// <summary>Bytes of one syslog frame; a longer one is cut there and marked.</summary>
    public int FrameBytes { get; init; } = 64 * 1024;
}
