using System.Globalization;
using SocCoordination.Detection.Compilation.Drafts;

namespace SocCoordination.Detection.Compilation.Pipelines.Conditions;

/// <summary>What <c>set_state</c> noted, against a value. Numbers compare as numbers.</summary>
internal sealed record StateTest(string Key, string Value, string Operator)
{
    public bool Holds(DraftRule rule)
    {
        if (!rule.State.TryGetValue(Key, out var state)) return false;
        var numbers = double.TryParse(state, NumberStyles.Float, CultureInfo.InvariantCulture, out var mine) & double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var theirs);
        var order = numbers ? mine.CompareTo(theirs) : string.CompareOrdinal(state, Value);
        return Operator switch
        {
            "eq" => order == 0,
            "ne" => order != 0,
            "gt" => order > 0,
            "gte" => order >= 0,
            "lt" => order < 0,
            "lte" => order <= 0,
            _ => false,
        };
    }
}
