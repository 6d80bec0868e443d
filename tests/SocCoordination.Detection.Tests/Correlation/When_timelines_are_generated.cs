using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Tests.Correlation.Reference;
using SocCoordination.Detection.Tests.Correlation.Support;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Tests.Correlation;

/// <summary>The engine, restarted at random, and the reference, which forgets nothing, tell the same of every generated timeline.</summary>
public class When_timelines_are_generated(ITestOutputHelper output)
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly string[] s_rules = ["fail", "success", "scan", "upload"];

    private static readonly CorrelationOptions s_options = new()
    {
        Lateness = TimeSpan.FromSeconds(15),
        FutureTolerance = TimeSpan.FromSeconds(4),
        Settling = TimeSpan.FromSeconds(3),
        RowInterval = TimeSpan.FromSeconds(20),
        Learning = TimeSpan.Zero,
    };

    public static TheoryData<string> Conditions => new(
        "event_count [fail, scan] {gte: 3}",
        "event_count [fail] {gt: 1}",
        "event_count [fail] {gte: 5}",
        "event_count [fail, success, scan, upload] {gte: 8}",
        "value_count [fail, scan] {gte: 3, field: value}",
        "value_count [fail, success] {gte: 2, field: [value, other]}",
        "value_sum [fail, scan] {gte: 7, field: value}",
        "value_sum [fail] {gt: 4.5, field: value}",
        "value_avg [fail, scan] {gte: 2.5, field: value}",
        "value_avg [fail] {gt: 3, field: value}",
        "value_percentile [fail, scan, success] {gte: 4, field: value, percentile: 75}",
        "value_percentile [fail, scan, success] {gt: 0, field: value, percentile: 0}",
        "value_percentile [fail, scan] {gt: 3, field: value, percentile: 100}",
        "value_median [fail, scan] {gte: 2.5, field: value}",
        "value_median [fail, scan, success] {gt: 2, field: value}",
        "temporal [fail, success, scan] {gte: 3}",
        "temporal [fail, success, scan, upload] {gte: 2}",
        "temporal [fail, success] {eq: 2}",
        "temporal [fail, success, scan] (fail or scan) and success",
        "temporal [fail, success, scan, upload] fail and success or scan and upload",
        "temporal_ordered [fail, success] {gte: 2}",
        "temporal_ordered [fail, success, scan] {gte: 3}",
        "temporal_ordered [fail, success, scan, upload] {gte: 2}",
        "temporal_ordered [fail, success, scan] fail and (success or scan)",
        "new_terms [fail, scan] {field: value}",
        "new_terms [fail, scan] {field: [value, other]}");

    public static TheoryData<string> ConditionsJudgedLater => new(
        "event_count [fail, scan] {lt: 3}",
        "event_count [fail, scan] {gte: 2, lte: 3}",
        "event_count [fail] {eq: 2}",
        "event_count [fail] {neq: 1}",
        "value_count [fail, scan] {lte: 2, field: value}",
        "value_sum [fail, scan] {lt: 5, field: value}",
        "value_avg [fail, scan] {lte: 2, field: value}",
        "value_percentile [fail, scan] {lt: 3, field: value, percentile: 50}",
        "value_median [fail, scan] {gte: 1, lt: 3, field: value}",
        "temporal [fail, success, scan] {lt: 2}",
        "temporal [fail, success] fail and not success",
        "temporal_ordered [fail, success, scan] {eq: 2}",
        "temporal_ordered [fail, success, scan] fail and success and not scan");

    public static TheoryData<string> Chains => new(
        "event_count [fail] {gte: 2}; temporal_ordered [below, success] {gte: 2}",
        "event_count [fail] {gte: 3}; event_count [below] {gte: 2}",
        "value_count [fail] {gte: 2, field: value}; value_count [below, scan] {gte: 2, field: other}",
        "event_count [fail] {gte: 2}; value_sum [below, scan] {gte: 5, field: value}",
        "new_terms [fail, scan] {field: value}; temporal [below, success] {gte: 2}",
        "new_terms [fail, scan] {field: value}; event_count [below] {gte: 2}",
        "temporal_ordered [fail, success] {gte: 2}; new_terms [below] {field: value}",
        "event_count [fail] {eq: 1}; event_count [below] {gte: 2}",
        "event_count [fail] {lt: 3}; temporal_ordered [below, success] {gte: 2}",
        "event_count [fail] {gte: 2}; temporal [below, success] below and not success",
        "event_count [fail] {gte: 2}; event_count [below, scan] {eq: 1}");

    [Theory]
    [MemberData(nameof(Conditions))]
    [MemberData(nameof(ConditionsJudgedLater))]
    [MemberData(nameof(Chains))]
    public void Should_tell_what_the_reference_tells(string correlations)
    {
        var rules = Rules.Load(Yaml(correlations));
        var plan = CorrelationPlan.Of(rules, s_options);
        Assert.Empty(plan.Diagnostics);
        Seeded.Check(output, Prop.ForAll(Arb.From(Timelines.Of(steps: 70), Timelines.Shrink), steps => Compare(rules, plan, steps)));
    }

    private static bool Compare(RuleSet rules, CorrelationPlan plan, TimelineStep[] steps)
    {
        var engine = new Keeper(plan);
        var reference = new BruteForce(rules, plan.Options);
        var observed = new List<Observation>();
        var now = s_start;
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            now = now.AddSeconds(step.Wait);
            if (step.Kind == StepKind.Restart)
            {
                engine.Restart();
                reference.Restart();
                continue;
            }

            IReadOnlyList<Told> expected;
            CorrelationOutput actual;
            if (step.Kind == StepKind.Advance)
            {
                expected = reference.Advance(now);
                actual = engine.Advance(now);
            }
            else
            {
                var next = ObservationOf(step, i, now, observed);
                observed.Add(next);
                expected = reference.Observe(next);
                actual = engine.Observe(next);
            }

            AssertSame(expected, [.. actual.Changes.Select(Told.Of)], steps, i);
        }

        return true;
    }

    private static Observation ObservationOf(TimelineStep step, int index, DateTimeOffset now, List<Observation> observed)
    {
        if (step.Repeat > 0 && step.Repeat <= observed.Count) return Again(step, observed.Find(one => one.EventId == observed[^step.Repeat].EventId)!, now);
        // A line without a time of its own happened when it arrived.
        var hasTime = step.Wait != 1;
        var happened = hasTime ? now.AddSeconds(-step.Age) : now;
        var values = new Dictionary<string, string> { ["group"] = $"g{step.Group}", ["other"] = $"o{step.Wait % 3}" };
        if (step.Value > -2) values["value"] = step.Value.ToString(CultureInfo.InvariantCulture);
        return new Observation(s_rules[step.Rule], EventId.From(hasTime ? happened : null, BitConverter.GetBytes(index)), happened, now, values);
    }

    /// <summary>The same line once more, also where another rule matches it.</summary>
    private static Observation Again(TimelineStep step, Observation first, DateTimeOffset now)
    {
        var isElsewhere = first.EventTime > first.Arrived + s_options.FutureTolerance || first.EventId.Value >> 80 == 0;
        // An event that does not stand at a time of its own is known for as long as a window could need it, so it comes again soon.
        if (isElsewhere && first.Arrived < now.AddSeconds(-5)) first = first with { EventTime = first.Arrived };
        else if (first.EventId.Value >> 80 == 0) first = first with { EventTime = now };
        return first with { RuleId = step.Rule == 0 ? s_rules[step.Value & 3] : first.RuleId, Arrived = now };
    }

    private static void AssertSame(IReadOnlyList<Told> expected, IReadOnlyList<Told> actual, TimelineStep[] steps, int at)
    {
        var left = expected.Select(told => told.ToString()).Order(StringComparer.Ordinal).ToList();
        var right = actual.Select(told => told.ToString()).Order(StringComparer.Ordinal).ToList();
        if (left.SequenceEqual(right)) return;
        var text = new StringBuilder().AppendLine("Steps:");
        foreach (var step in steps[..(at + 1)]) text.AppendLine(step.ToString());
        text.AppendLine("The reference tells:").AppendJoin('\n', left).AppendLine().AppendLine("The engine tells:").AppendJoin('\n', right);
        throw new InvalidOperationException(text.ToString());
    }

    private static string Yaml(string correlations)
    {
        var parts = correlations.Split("; ");
        var names = parts.Length == 1 ? ["only"] : new[] { "below", "above" };
        return string.Join("\n---\n", parts.Zip(names, (part, name) =>
        {
            var (type, rules, condition) = (part[..part.IndexOf(' ', StringComparison.Ordinal)], part[part.IndexOf('[', StringComparison.Ordinal)..(part.IndexOf(']', StringComparison.Ordinal) + 1)], part[(part.IndexOf(']', StringComparison.Ordinal) + 2)..]);
            return $"title: {name}\nid: {name}\ncorrelation:\n  type: {type}\n  rules: {rules}\n  group-by: [group]\n  timespan: {(name == "above" ? 14 : 10)}s\n  condition: {condition}\n";
        }));
    }
}
