using System.Text;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Matching.Reference;

/// <summary>A whole value against a pattern, character by character.</summary>
internal static class WildcardMatch
{
    public static bool Matches(TextTest test, string value)
    {
        var units = Units(test).ToArray();
        var runes = (test.Cased ? value : CaseFold.Of(value)).EnumerateRunes().ToArray();

        // reach[p]: the first p units can have matched what was read so far.
        var reach = new bool[units.Length + 1];
        reach[0] = true;
        SkipRuns(units, reach);
        foreach (var rune in runes)
        {
            var next = new bool[units.Length + 1];
            for (var p = 0; p < units.Length; p++)
            {
                if (!reach[p]) continue;
                if (units[p].Kind == PatternPartKind.AnyRun) next[p] = true;
                else if (units[p].Fits(rune)) next[p + 1] = true;
            }

            SkipRuns(units, next);
            reach = next;
        }

        return reach[units.Length];
    }

    private static void SkipRuns(PatternUnit[] units, bool[] reach)
    {
        for (var p = 0; p < units.Length; p++)
            if (reach[p] && units[p].Kind == PatternPartKind.AnyRun)
                reach[p + 1] = true;
    }

    /// <summary>A pattern as what each character may be, folded where case does not count.</summary>
    public static IEnumerable<PatternUnit> Units(TextTest test)
    {
        foreach (var part in test.Pattern.Parts)
        {
            if (part.Kind != PatternPartKind.Literal)
                yield return new PatternUnit(part.Kind, default);
            else
                foreach (var rune in (test.Cased ? part.Text : CaseFold.Of(part.Text)).EnumerateRunes())
                    yield return new PatternUnit(PatternPartKind.Literal, rune);
        }
    }
}
