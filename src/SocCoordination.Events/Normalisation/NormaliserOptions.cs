using SocCoordination.Events.Framing;

namespace SocCoordination.Events.Normalisation;

/// <summary>What normalising depends on besides the arrival itself.</summary>
public sealed record NormaliserOptions
{
    /// <summary>The zone of lines that name none: the province's.</summary>
    public TimeZoneInfo Zone { get; init; } = Vietnam();

    public FramingLimits Limits { get; init; } = FramingLimits.Default;

    /// <summary>How far ahead a claimed time may be before it is not believed.</summary>
    public TimeSpan LargestClockError { get; init; } = TimeSpan.FromDays(1);

    /// <summary>A claimed time before this is not believed.</summary>
    public DateTimeOffset Earliest { get; init; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Small containers come without the zone database; Vietnam has had no other offset since 1975.</summary>
    private static TimeZoneInfo Vietnam() =>
        TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Ho_Chi_Minh", out var zone)
            ? zone
            : TimeZoneInfo.CreateCustomTimeZone("Asia/Ho_Chi_Minh", TimeSpan.FromHours(7), "Asia/Ho_Chi_Minh", "Asia/Ho_Chi_Minh");
}
