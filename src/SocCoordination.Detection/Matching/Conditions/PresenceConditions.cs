using SocCoordination.Detection.Matching.Reading;

namespace SocCoordination.Detection.Matching.Conditions;

/// <summary>The field is present, be it null or empty; or it is not.</summary>
internal sealed class ExistsCondition(int id, FieldSlots slots, bool expected) : Condition(id)
{
    public FieldSlots Field => slots;

    public override double Cost => 4;

    public override bool Evaluate(EventContext context)
    {
        foreach (var slot in slots.Slots)
            if (context.Reader.First(slot) != 0)
                return expected;
        return !expected;
    }
}

/// <summary>The field is absent, or nothing but null; an empty list is nothing.</summary>
internal sealed class NullCondition(int id, FieldSlots slots) : Condition(id)
{
    public FieldSlots Field => slots;

    public override double Cost => 5;

    public override bool Evaluate(EventContext context)
    {
        var reader = context.Reader;
        foreach (var slot in slots.Slots)
        {
            for (var at = reader.First(slot); at != 0; at = reader[at - 1].Next)
                if (reader[at - 1].Kind is not (ValueKind.Null or ValueKind.List))
                    return false;
        }

        return true;
    }
}
