using SocCoordination.Detection.Ast.Expressions;
using SocCoordination.Detection.Matching.Reading;

namespace SocCoordination.Detection.Matching.Conditions;

/// <summary>A value of the field agrees with a value of another.</summary>
internal sealed class ReferenceCondition(int id, FieldSlots field, FieldSlots other, Overlap overlap, bool cased) : ValueCondition(id, field)
{
    public FieldSlots Other => other;

    public override double Cost => 60;

    protected override bool Passes(EventContext context, ref EventValue value)
    {
        var reader = context.Reader;
        foreach (var slot in other.Slots)
        {
            for (var at = reader.First(slot); at != 0; at = reader[at - 1].Next)
                if (reader[at - 1].IsText && Overlaps(context, ref value, ref reader[at - 1]))
                    return true;
        }

        return false;
    }

    private bool Overlaps(EventContext context, ref EventValue value, ref EventValue with)
    {
        var theirs = Make(context, ref with);
        var mine = Make(context, ref value);
        return overlap switch
        {
            Overlap.Whole => mine.SequenceEqual(theirs),
            Overlap.Start => mine.StartsWith(theirs),
            Overlap.End => mine.EndsWith(theirs),
            _ => mine.IndexOf(theirs) >= 0,
        };
    }

    private ReadOnlySpan<byte> Make(EventContext context, ref EventValue value) =>
        cased ? context.Texts.Plain(ref value) : context.Texts.Folded(ref value);
}
