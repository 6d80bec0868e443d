using System.Numerics;
using System.Runtime.InteropServices;
using SocCoordination.Detection.Ast;

namespace SocCoordination.Detection.Correlation.Planning;

/// <summary>One way to satisfy a condition over rules: these were seen, and those were not. A bit for each slot.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Alternative(ulong Present, ulong Absent)
{
    public IEnumerable<int> PresentSlots
    {
        get
        {
            for (var rest = Present; rest != 0; rest &= rest - 1) yield return BitOperations.TrailingZeroCount(rest);
        }
    }

    /// <summary>Whether whatever satisfies <paramref name="other"/> satisfies this too.</summary>
    public bool Covers(Alternative other) => (Present & ~other.Present) == 0 && (Absent & ~other.Absent) == 0;

    public bool IsContradiction => (Present & Absent) != 0;

    public bool Allows(ulong seen) => (Present & ~seen) == 0 && (Absent & seen) == 0;
}

/// <summary>Turns a condition over rules into its alternatives.</summary>
internal static class Alternatives
{
    /// <summary>More than this many would be slow to judge, and nobody wrote them by hand.</summary>
    public const int Most = 256;

    /// <summary>What is looked at on the way, so that a hostile condition costs no time.</summary>
    private const int MostTried = 16 * Most;

    /// <summary>Slots are bits.</summary>
    public const int MostSlots = 64;

    /// <summary>The alternatives of an expression; null where there are more than <see cref="Most"/>, empty where it cannot hold.</summary>
    public static IReadOnlyList<Alternative>? Of(ConditionNode condition, Func<string, int> slotOf) => Of(condition, slotOf, negated: false);

    /// <summary>Every choice of <paramref name="least"/> out of <paramref name="slots"/> slots; null where there are more than <see cref="Most"/>.</summary>
    public static IReadOnlyList<Alternative>? Choosing(int least, int slots)
    {
        var chosen = new List<ulong> { 0 };
        for (var slot = 0; slot < slots; slot++)
        {
            var bit = 1UL << slot;
            var left = slots - slot - 1;
            chosen = [.. chosen.SelectMany<ulong, ulong>(set => [set, set | bit])
                .Where(set => BitOperations.PopCount(set) <= least && BitOperations.PopCount(set) + left >= least)];
            if (chosen.Count > MostTried) return null;
        }

        return chosen.Count > Most ? null : [.. chosen.Select(set => new Alternative(set, 0))];
    }

    private static IReadOnlyList<Alternative>? Of(ConditionNode condition, Func<string, int> slotOf, bool negated) => condition switch
    {
        ConditionName name when negated => [new Alternative(0, 1UL << slotOf(name.Name))],
        ConditionName name => [new Alternative(1UL << slotOf(name.Name), 0)],
        ConditionNot not => Of(not.Inner, slotOf, !negated),
        ConditionAnd and => Combine(and.Left, and.Right, slotOf, negated, both: !negated),
        ConditionOr or => Combine(or.Left, or.Right, slotOf, negated, both: negated),
        _ => throw new NotSupportedException(condition.GetType().Name),
    };

    private static List<Alternative>? Combine(ConditionNode left, ConditionNode right, Func<string, int> slotOf, bool negated, bool both)
    {
        if (Of(left, slotOf, negated) is not { } first || Of(right, slotOf, negated) is not { } second) return null;
        if (both && first.Count * second.Count > MostTried) return null;
        var all = both
            ? first.SelectMany(_ => second, (one, two) => new Alternative(one.Present | two.Present, one.Absent | two.Absent))
            : first.Concat(second);
        var possible = all.Where(one => !one.IsContradiction).Distinct().ToList();
        var least = possible.Where(one => !possible.Exists(other => other != one && other.Covers(one))).ToList();
        return least.Count > Most ? null : least;
    }
}
