using System.Diagnostics;

namespace SocCoordination.Detection.Tests.Support;

/// <summary>Nothing may hang for more than a second. The machine may: what took longer is tried twice more.</summary>
internal static class Patience
{
    public static T Try<T>(Func<T> work, string what)
    {
        for (var attempt = 1; ; attempt++)
        {
            var started = Stopwatch.GetTimestamp();
            var result = work();
            var taken = Stopwatch.GetElapsedTime(started);
            if (taken < TimeSpan.FromSeconds(1)) return result;
            if (attempt == 3) Assert.Fail($"{taken.TotalSeconds:0.0} s for {what}");
        }
    }
}
