using FsCheck;
using FsCheck.Fluent;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Detection.Tests.Matching;

/// <summary>
/// The matcher and the interpreter agree. Rules are loaded twenty at a time, so that what they share is tried too; each
/// set meets as many events. <c>SOC_FULL=1</c>: more than 100,000 pairs of rule and event. <c>SOC_SEED</c> repeats a run.
/// </summary>
public class When_rules_and_events_are_generated(ITestOutputHelper output)
{
    private const int Together = 20;
    private const int Events = 40;

    [Fact]
    public void Should_agree_with_the_interpreter()
    {
        var sets = Environment.GetEnvironmentVariable("SOC_FULL") == "1" ? 400 : 30;
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("SOC_SEED"), out var given) ? given : (ulong)Random.Shared.NextInt64();
        output.WriteLine($"SOC_SEED={seed}");
        var (pairs, matches, refused) = (0, 0, 0);
        var cases = from rules in GeneratedRules.Rule.ListOf(Together) from events in GeneratedRules.Event.ListOf(Events) select (Rules: rules, Events: events);
        var property = Prop.ForAll(Arb.From(cases), one =>
        {
            var load = RuleLoader.Load(one.Rules.Select((rule, index) => new RuleText($"{index}.yml", $"title: t\nid: r{index}\n{rule}")));
            // What the loader refuses is not run, but most must be.
            refused += load.RefusedCount;
            var matcher = load.Set.CreateMatcher();
            foreach (var json in one.Events)
            {
                pairs += load.Set.Rules.Length;
                matches += Both.Matches(load.Set, matcher, json).Count;
            }
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(sets).WithReplay(seed, (seed << 1) | 1));
        output.WriteLine($"{pairs} pairs of rule and event, {matches} of them match; {refused} rules refused");
        Assert.True(pairs > sets * Together * Events * 8 / 10, "Too many of the generated rules are refused.");
        Assert.True(matches > pairs / 50, "Too few of the pairs match to tell anything.");
    }
}
