using SocCoordination.Detection.Matching.Conditions;
using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>Keywords: literals looked for in every value of an event. Where the event allows it the raw text is looked through once instead.</summary>
internal sealed class KeywordIndex
{
    private readonly SlotIndex _byValue;
    private readonly QuadScanner? _raw;
    private readonly LiteralGroup[] _literals;

    private KeywordIndex(SlotIndex byValue)
    {
        _byValue = byValue;
        _literals = [.. byValue.Literals];
        if (!byValue.HasIntegers && _literals.All(literal => literal.Place is null))
            _raw = RawScanner.Create(NumberedLiteral.Of(_literals.Select(literal => literal.Literal)));
    }

    public static KeywordIndex? Build(IReadOnlyList<(IndexKey Key, RuleProgram Program)> keys, ref int literals) =>
        keys.Count == 0 ? null : new KeywordIndex(SlotIndex.Build(keys, ref literals));

    public void Collect(EventContext context, Candidates candidates)
    {
        var reader = context.Reader;
        if (_raw is not null && reader.IsPlain && (reader.IsAscii || !_byValue.AsksWide))
        {
            var sink = new CandidateSink(candidates, _literals);
            _raw.Find(reader.Text.AsSpan(0, reader.Length), ref sink);
            return;
        }

        foreach (ref var value in reader.Values)
            if (value.IsText)
                _byValue.Collect(context.Texts.Folded(ref value), value.IsAscii, candidates);
    }
}
