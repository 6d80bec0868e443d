using FsCheck;
using FsCheck.Fluent;

namespace SocCoordination.Detection.Tests.Correlation.Support;

/// <summary>One step of a generated timeline. Times in seconds.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Wait">Time since the step before.</param>
/// <param name="Rule">Which rule matches.</param>
/// <param name="Age">How long ago the event happened; below 0: its clock is ahead.</param>
/// <param name="Group">Which group it belongs to.</param>
/// <param name="Value">What it brings.</param>
/// <param name="Repeat">0: a new event; else the event so many steps before, once more.</param>
internal sealed record TimelineStep(StepKind Kind, int Wait, int Rule, int Age, int Group, int Value, int Repeat);

internal enum StepKind
{
    Observe,
    Advance,
    Restart,
}

/// <summary>Generated timelines: bursts, pauses, late and unordered events, wrong clocks, repeats, several groups, restarts.</summary>
internal static class Timelines
{
    public static Gen<TimelineStep[]> Of(int steps)
    {
        var step =
            from kind in Gen.Frequency((30, Gen.Constant(StepKind.Observe)), (2, Gen.Constant(StepKind.Advance)), (1, Gen.Constant(StepKind.Restart)))
            from wait in Gen.Frequency((8, Gen.Choose(0, 2)), (3, Gen.Choose(2, 8)), (1, Gen.Choose(8, 60)))
            from rule in Gen.Choose(0, 3)
            from age in Gen.Frequency((6, Gen.Constant(0)), (3, Gen.Choose(0, 12)), (2, Gen.Choose(0, 45)), (1, Gen.Choose(-20, 0)))
            from @group in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, 1)))
            from value in Gen.Choose(-2, 6)
            from repeat in Gen.Frequency((8, Gen.Constant(0)), (1, Gen.Choose(1, 12)))
            select new TimelineStep(kind, wait, rule, age, @group, value, repeat);
        return from count in Gen.Choose(1, steps)
               from all in step.ArrayOf(count)
               select all;
    }

    /// <summary>Leaves out steps, for the smallest timeline on which two disagree.</summary>
    public static IEnumerable<TimelineStep[]> Shrink(TimelineStep[] steps)
    {
        for (var width = steps.Length / 2; width > 0; width /= 2)
            for (var at = 0; at + width <= steps.Length; at += width)
                yield return [.. steps[..at], .. steps[(at + width)..]];
    }
}
