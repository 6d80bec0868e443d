using SocCoordination.Detection.Matching.Reading;
using SocCoordination.Detection.Matching.Text;

namespace SocCoordination.Detection.Matching.Conditions;

/// <summary>Some value of a field has the form of one of the patterns.</summary>
internal sealed class TextCondition(int id, FieldSlots field, bool cased, IReadOnlyList<TextMatcher> matchers) : ValueCondition(id, field)
{
    private readonly TextMatcher? _only = matchers.Count == 1 ? matchers[0] : null;

    // Made when first asked: most rules never are, and their tables would fill the memory and the time of loading.
    private TextSet? _set;

    public bool IsCased => cased;

    public IReadOnlyList<TextMatcher> Matchers => matchers;

    public override double Cost { get; } = 10 + matchers.Sum(matcher => matcher is ContainedText or SegmentedText ? 20 : 3);

    protected override bool Passes(EventContext context, ref EventValue value)
    {
        var text = cased ? context.Texts.Plain(ref value) : context.Texts.Folded(ref value);
        return _only is not null ? _only.Matches(text) : (_set ??= new TextSet(matchers)).Matches(text, value.IsAscii);
    }
}
