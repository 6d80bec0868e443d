namespace SocCoordination.Service.Features.Setup;

/// <summary>The time as the province reads it. Stored times are UTC; people read them in this zone, which each page names.</summary>
internal sealed class ProvinceClock(TimeProvider clock, InstallationState installation)
{
    public TimeZoneInfo Zone => installation.Zone;

    public DateTimeOffset Now => Local(clock.GetUtcNow());

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    /// <summary>The zone as pages name it: <c>UTC+7</c>.</summary>
    public string ZoneName
    {
        get
        {
            var offset = Zone.GetUtcOffset(clock.GetUtcNow());
            var minutes = offset.Minutes == 0 ? "" : FormattableString.Invariant($":{Math.Abs(offset.Minutes):00}");
            return FormattableString.Invariant($"UTC{(offset < TimeSpan.Zero ? "−" : "+")}{Math.Abs(offset.Hours)}{minutes}");
        }
    }

    /// <summary>Midnight of a local date, in UTC.</summary>
    public DateTimeOffset StartOf(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
