namespace SocCoordination.Storage.Tests;

/// <summary>A clock that stands where a test puts it; what lasts is measured by the real one.</summary>
public sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
