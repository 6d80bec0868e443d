using System.Globalization;
using FsCheck;

namespace SocCoordination.Storage.Tests.Generated;

/// <summary>Where generated cases begin: anew each run, printed, and given back in SOC_SEED to repeat a run.</summary>
public static class Seed
{
    public static Rnd Next()
    {
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("SOC_SEED"), CultureInfo.InvariantCulture, out var given) ? given : (ulong)Random.Shared.NextInt64();
        TestContext.Current.TestOutputHelper?.WriteLine($"SOC_SEED={seed} repeats this run.");
        return new Rnd(seed);
    }
}
