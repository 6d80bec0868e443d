namespace SocCoordination.Detection.Matching;

/// <summary>What one event may cost; one beyond these bounds is reported as a bad event, never cut.</summary>
public static class EventLimits
{
    /// <summary>Bytes of one event.</summary>
    public const int Bytes = 4 * 1024 * 1024;

    /// <summary>Objects and lists within each other, the event itself included.</summary>
    public const int Depth = 64;
}
