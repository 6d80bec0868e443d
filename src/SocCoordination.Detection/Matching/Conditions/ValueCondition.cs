using SocCoordination.Detection.Matching.Reading;

namespace SocCoordination.Detection.Matching.Conditions;

/// <summary>Some value of a field passes a test.</summary>
internal abstract class ValueCondition(int id, FieldSlots slots) : Condition(id)
{
    public FieldSlots Field => slots;

    public override bool Evaluate(EventContext context)
    {
        var reader = context.Reader;
        if (slots.IsWholeEvent)
        {
            foreach (ref var value in reader.Values)
                if (value.IsText && Passes(context, ref value))
                    return true;
            return false;
        }

        foreach (var slot in slots.Slots)
        {
            for (var at = reader.First(slot); at != 0;)
            {
                ref var value = ref reader[at - 1];
                if (value.IsText && Passes(context, ref value)) return true;
                at = value.Next;
            }
        }

        return false;
    }

    protected abstract bool Passes(EventContext context, ref EventValue value);
}
