using System.Diagnostics;

namespace SocCoordination.Service.Tests.Support;

/// <summary>Waits for what the service does in its own time.</summary>
public static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> holds, TimeSpan? within = null)
    {
        var started = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(started.Elapsed < (within ?? TimeSpan.FromSeconds(30)), $"It did not become true within {started.Elapsed}.");
            await Task.Delay(100);
        }
    }
}
