using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>Programs by a whole number that a value writes.</summary>
internal sealed class IntegerTable
{
    private readonly HashedNumbers _byNumber;
    private readonly RuleProgram[][] _programs;

    public IntegerTable(IEnumerable<(Int128 Number, RuleProgram Program)> keys)
    {
        var groups = keys.GroupBy(key => Low(key.Number), key => key.Program).ToList();
        _byNumber = new HashedNumbers([.. groups.Select((group, i) => (group.Key, i))]);
        _programs = [.. groups.Select(group => group.Distinct().ToArray())];
    }

    public void Collect(ReadOnlySpan<byte> text, Candidates candidates)
    {
        if (!NumberText.TryInteger(text, out var number)) return;
        var key = Low(number);
        var at = _byNumber.First(key);
        if (at >= 0) candidates.Add(_programs[_byNumber[at]]);
    }

    /// <summary>The low 64 bits: signed and unsigned readings are the same, and what else shares them is told apart when the rule is evaluated.</summary>
    private static ulong Low(Int128 number) => unchecked((ulong)number);
}
