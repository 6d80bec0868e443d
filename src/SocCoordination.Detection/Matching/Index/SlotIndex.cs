using SocCoordination.Detection.Matching.Reading;
using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>The keys that one value is looked up for.</summary>
internal sealed class SlotIndex
{
    private readonly KeyedTable? _whole;
    private readonly KeyedTable? _starts;
    private readonly KeyedTable? _ends;
    private readonly KeyedScanner? _contained;
    private readonly KeyedShort[] _short;
    private readonly Dictionary<Int128, RuleProgram[]>? _integers;

    private SlotIndex(ILookup<LiteralPlace?, LiteralGroup> literals, Dictionary<Int128, RuleProgram[]>? integers)
    {
        _whole = KeyedTable.Build(LiteralPlace.Whole, literals[LiteralPlace.Whole]);
        _starts = KeyedTable.Build(LiteralPlace.Start, literals[LiteralPlace.Start]);
        _ends = KeyedTable.Build(LiteralPlace.End, literals[LiteralPlace.End]);
        var anywhere = literals[null].ToList();
        _contained = KeyedScanner.Build(anywhere.Where(group => group.Literal.Length >= LiteralScanner.ShortestLiteral));
        _short = [.. anywhere.Where(group => group.Literal.Length < LiteralScanner.ShortestLiteral).Select(group => new KeyedShort(group.Literal, group.Programs))];
        _integers = integers;
    }

    public static SlotIndex Build(IReadOnlyList<(IndexKey Key, RuleProgram Program)> keys, ref int numbers)
    {
        var groups = new List<LiteralGroup>();
        foreach (var group in keys.Where(key => key.Key is LiteralKey).GroupBy(key => (((LiteralKey)key.Key).Place, Convert.ToHexString(((LiteralKey)key.Key).Literal))))
            groups.Add(new LiteralGroup(numbers++, group.Key.Place, ((LiteralKey)group.First().Key).Literal, [.. group.Select(key => key.Program).Distinct()]));
        var integers = keys.Where(key => key.Key is IntegerKey)
            .GroupBy(key => Wrap(((IntegerKey)key.Key).Number))
            .ToDictionary(group => group.Key, group => group.Select(key => key.Program).Distinct().ToArray());
        return new SlotIndex(groups.ToLookup(group => group.Place), integers.Count == 0 ? null : integers);
    }

    public void Collect(TextScratch texts, ref EventValue value, Candidates candidates)
    {
        var text = texts.Folded(ref value);
        _whole?.Collect(text, candidates);
        _ends?.Collect(text, candidates);
        _starts?.Collect(text, candidates);
        _contained?.Collect(text, candidates);
        foreach (var literal in _short)
            if (text.IndexOf(literal.Literal) >= 0)
                candidates.Add(literal.Programs);
        if (_integers is not null && NumberText.TryInteger(text, out var number) && _integers.TryGetValue(Wrap(number), out var programs))
            candidates.Add(programs);
    }

    /// <summary>One number for what <see cref="NumberText.IsSame"/> takes for the same.</summary>
    private static Int128 Wrap(Int128 number) => number > long.MaxValue && number <= ulong.MaxValue ? unchecked((long)(ulong)number) : number;

    private sealed record KeyedShort(byte[] Literal, RuleProgram[] Programs);
}

/// <summary>A literal at a place, and the programs to evaluate where it is found.</summary>
/// <param name="Number">Its number among all literals of a rule set.</param>
internal sealed record LiteralGroup(int Number, LiteralPlace? Place, byte[] Literal, RuleProgram[] Programs);
