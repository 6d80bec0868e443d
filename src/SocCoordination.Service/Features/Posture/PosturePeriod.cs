using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Service.Features.Posture;

/// <summary>
/// What a month is measured over, and against what. A month that is not over is measured until now, and compared with as
/// many days of the month before: a part against a whole would always look better.
/// </summary>
/// <param name="From">The month's first moment.</param>
/// <param name="To">Its end, or now.</param>
/// <param name="BeforeFrom">The month before: its first moment.</param>
/// <param name="BeforeTo">Its end, or as far into it as <paramref name="To"/> is into the month.</param>
/// <param name="IsWhole">The month is over.</param>
internal sealed record PosturePeriod(PostureMonth Month, DateTimeOffset From, DateTimeOffset To, DateTimeOffset BeforeFrom, DateTimeOffset BeforeTo, bool IsWhole)
{
    public static PosturePeriod Of(PostureMonth month, ProvinceClock province, DateTimeOffset now)
    {
        var (from, end) = (month.Start(province), month.Add(1).Start(province));
        var beforeFrom = month.Add(-1).Start(province);
        if (now >= end)
            return new PosturePeriod(month, from, end, beforeFrom, from, true);
        var to = now > from ? now : from;
        var beforeTo = beforeFrom + (to - from);
        return new PosturePeriod(month, from, to, beforeFrom, beforeTo < from ? beforeTo : from, false);
    }

    public bool Holds(DateTimeOffset? at) => at >= From && at < To;

    public bool HeldBefore(DateTimeOffset? at) => at >= BeforeFrom && at < BeforeTo;
}
