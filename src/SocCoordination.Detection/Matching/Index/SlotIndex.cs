using System.Runtime.InteropServices;
using System.Text;
using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>The keys that one value is looked up for.</summary>
internal sealed class SlotIndex
{
    private readonly LiteralGroup[] _literals;
    private readonly LiteralTable? _ends;
    private readonly LiteralTable? _starts;
    private readonly LiteralScanner? _contained;
    private readonly LiteralScanner? _containedWide;
    private readonly IntegerTable? _integers;
    private readonly RuleProgram[] _inWide;

    private SlotIndex(LiteralGroup[] literals, IntegerTable? integers, RuleProgram[] inWide)
    {
        _literals = literals;
        _integers = integers;
        _inWide = inWide;
        var numbered = literals.Select((literal, number) => (Literal: new NumberedLiteral(literal.Literal, number), literal.Place)).ToLookup(literal => literal.Place);
        var ends = numbered[LiteralPlace.End].Concat(numbered[LiteralPlace.Whole]).ToList();
        if (ends.Count > 0) _ends = new LiteralTable(atEnd: true, ends.Select(literal => (literal.Literal, literal.Place == LiteralPlace.Whole)));
        var starts = numbered[LiteralPlace.Start].ToList();
        if (starts.Count > 0) _starts = new LiteralTable(atEnd: false, starts.Select(literal => (literal.Literal, false)));
        var contained = numbered[null].Select(literal => literal.Literal).ToLookup(literal => Ascii.IsValid(literal.Bytes));
        if (contained[true].Any()) _contained = new LiteralScanner([.. contained[true]]);
        if (contained[false].Any()) _containedWide = new LiteralScanner([.. contained[false]]);
    }

    public IReadOnlyList<LiteralGroup> Literals => _literals;

    public bool HasIntegers => _integers is not null;

    /// <summary>Values beyond ASCII are not decided by the literals alone.</summary>
    public bool AsksWide => _inWide.Length > 0;

    public static SlotIndex Build(IReadOnlyList<(IndexKey Key, RuleProgram Program)> keys, ref int numbers)
    {
        var literals = new List<LiteralGroup>();
        foreach (var group in keys.Where(key => key.Key is LiteralKey).GroupBy(key => (((LiteralKey)key.Key).Place, Convert.ToHexString(((LiteralKey)key.Key).Literal))))
            literals.Add(new LiteralGroup(numbers++, group.Key.Place, ((LiteralKey)group.First().Key).Literal, [.. group.Select(key => key.Program).Distinct()]));
        var integers = keys.Where(key => key.Key is IntegerKey).Select(key => (((IntegerKey)key.Key).Number, key.Program)).ToList();
        var inWide = keys.Where(key => key.Key is LiteralKey { OnlyInAscii: true }).Select(key => key.Program).Distinct();
        return new SlotIndex([.. literals], integers.Count == 0 ? null : new IntegerTable(integers), [.. inWide]);
    }

    /// <param name="text">A folded value.</param>
    public void Collect(ReadOnlySpan<byte> text, bool isAscii, Candidates candidates)
    {
        var sink = new CandidateSink(candidates, _literals);
        _ends?.Find(text, ref sink);
        _starts?.Find(text, ref sink);
        _contained?.Find(text, ref sink);
        _integers?.Collect(text, candidates);
        if (isAscii) return;
        // Community rules look for a thousand letters and signs that no ASCII text has.
        _containedWide?.Find(text, ref sink);
        candidates.Add(_inWide);
    }
}

/// <summary>A literal at a place, and the programs to evaluate where it is found.</summary>
/// <param name="Number">Its number among all literals of a rule set.</param>
internal sealed record LiteralGroup(int Number, LiteralPlace? Place, byte[] Literal, RuleProgram[] Programs);

/// <summary>Takes the programs of each literal that was found.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct CandidateSink(Candidates candidates, LiteralGroup[] literals) : ILiteralSink
{
    public bool Take(int literal)
    {
        candidates.Add(literals[literal]);
        return false;
    }
}
