using FsCheck;
using FsCheck.Fluent;

namespace SocCoordination.Detection.Tests.Correlation.Support;

/// <summary>Checks a property on generated cases and prints the seed, which <c>SOC_SEED</c> takes; <c>SOC_CASES</c> asks for more cases.</summary>
internal static class Seeded
{
    public static void Check(ITestOutputHelper output, Property property)
    {
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("SOC_SEED"), out var given) ? given : (ulong)Random.Shared.NextInt64();
        var cases = int.TryParse(Environment.GetEnvironmentVariable("SOC_CASES"), out var asked) ? asked : 60;
        output.WriteLine($"SOC_SEED={seed} ({cases} cases)");
        // An odd second half, as the generator asks.
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(seed, (seed << 1) | 1));
    }
}
