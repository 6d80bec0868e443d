using System.Runtime.InteropServices;
using System.Text;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Compilation.Modifiers;

namespace SocCoordination.Detection.Matching.Reference;

/// <summary>A whole value against a pattern, character by character.</summary>
internal static class WildcardMatch
{
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Unit(PatternPartKind Kind, Rune Rune);

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
                else if (Fits(units[p], rune)) next[p + 1] = true;
            }

            SkipRuns(units, next);
            reach = next;
        }

        return reach[units.Length];
    }

    private static void SkipRuns(Unit[] units, bool[] reach)
    {
        for (var p = 0; p < units.Length; p++)
            if (reach[p] && units[p].Kind == PatternPartKind.AnyRun)
                reach[p + 1] = true;
    }

    private static bool Fits(Unit unit, Rune rune) => unit.Kind switch
    {
        PatternPartKind.AnyOne => true,
        PatternPartKind.Dash => rune.IsBmp && WinDash.IsDash((char)rune.Value),
        _ => unit.Rune == rune,
    };

    private static IEnumerable<Unit> Units(TextTest test)
    {
        foreach (var part in test.Pattern.Parts)
        {
            if (part.Kind != PatternPartKind.Literal)
                yield return new Unit(part.Kind, default);
            else
                foreach (var rune in (test.Cased ? part.Text : CaseFold.Of(part.Text)).EnumerateRunes())
                    yield return new Unit(PatternPartKind.Literal, rune);
        }
    }
}
