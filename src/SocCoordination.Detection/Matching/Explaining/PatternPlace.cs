using System.Text;
using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Matching.Reference;

namespace SocCoordination.Detection.Matching.Explaining;

/// <summary>
/// Finds the part of a value from the first to the last character that a pattern names, leaving out what its outer
/// <c>*</c> stand for. Each stretch between two <c>*</c> is taken at its first place.
/// </summary>
internal static class PatternPlace
{
    public static TextSpan? Find(TextTest test, string value)
    {
        var units = WildcardMatch.Units(test).ToList();
        var stretches = Stretches(units);
        if (stretches.Count == 0) return new TextSpan(0, value.Length);
        var runes = (test.Cased ? value : CaseFold.Of(value)).EnumerateRunes().ToArray();
        var openStart = units[0].Kind == PatternPartKind.AnyRun;
        var openEnd = units[^1].Kind == PatternPartKind.AnyRun;
        var (start, at) = (-1, 0);
        for (var i = 0; i < stretches.Count; i++)
        {
            var stretch = stretches[i];
            var begin = i == stretches.Count - 1 && !openEnd ? runes.Length - stretch.Count
                : i == 0 && !openStart ? 0
                : FirstPlace(stretch, runes, at);
            if (begin < 0) return null;
            if (start < 0) start = begin;
            at = begin + stretch.Count;
        }

        // Folding keeps the UTF-16 length of each character, so that places agree with the value's own.
        return new TextSpan(Units16(runes, 0, start), Units16(runes, start, at));
    }

    private static List<List<PatternUnit>> Stretches(List<PatternUnit> units)
    {
        var stretches = new List<List<PatternUnit>> { new() };
        foreach (var unit in units)
        {
            if (unit.Kind == PatternPartKind.AnyRun) stretches.Add([]);
            else stretches[^1].Add(unit);
        }

        stretches.RemoveAll(stretch => stretch.Count == 0);
        return stretches;
    }

    private static int FirstPlace(List<PatternUnit> stretch, Rune[] runes, int from)
    {
        for (var at = from; at + stretch.Count <= runes.Length; at++)
        {
            var fits = 0;
            while (fits < stretch.Count && stretch[fits].Fits(runes[at + fits])) fits++;
            if (fits == stretch.Count) return at;
        }

        return -1;
    }

    private static int Units16(Rune[] runes, int from, int to) => runes.AsSpan(from, to - from).ToArray().Sum(rune => rune.Utf16SequenceLength);
}
