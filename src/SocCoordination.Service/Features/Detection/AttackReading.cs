using System.Text.RegularExpressions;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Service.Features.Detection;

/// <summary>Reads from a matched event what its rule's alert needs: the group, the values of the sentence, the entity, the host.</summary>
internal static partial class AttackReading
{
    private const int LongestValue = 200;
    private static readonly string[] Always = ["host.name", "source.ip", "user.name", "destination.ip", "url.domain", "host.ip"];

    public static Attack Of(Detected found)
    {
        using var values = new EventValues(found.Event.Document);
        var group = GroupFields(found.Rule, values).Select(path => new KeyValuePair<string, string?>(path, values[path]));
        return new Attack(
            found.Rule, found.Event.AgencyId, Attack.GroupKeyOf(found.Event.AgencyId, group), found.Event.Id, [found.Event.Id], 1,
            found.Event.Timestamp, found.Event.Timestamp, ValuesFor(found.Rule, values));
    }

    /// <summary>The values that the alert shows, each cut to what a sentence can hold.</summary>
    public static Dictionary<string, string?> ValuesFor(Rule rule, EventValues values) =>
        Paths(rule).Concat(Always).Distinct().ToDictionary(path => path, path => Short(values[path]));

    /// <summary>The fields that the rule's sentences name.</summary>
    public static IEnumerable<string> Paths(Rule rule) =>
        rule.Header.Soc.Sentence.Values.SelectMany(sentence => Placeholder().Matches(sentence).Select(match => match.Groups["path"].Value)).Append(rule.Header.Soc.Entity).OfType<string>();

    [GeneratedRegex(@"\{(?<path>[A-Za-z0-9_.@-]+)\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    public static partial Regex Placeholder();

    private static IEnumerable<string> GroupFields(Rule rule, EventValues values)
    {
        if (rule.Header.Soc.GroupBy is { } chosen)
            return chosen;
        // One attacker against one host; where no address is known, one account on it.
        return values["source.ip"] is not null ? ["host.name", "source.ip"] : ["host.name", "user.name"];
    }

    private static string? Short(string? value) => value is { Length: > LongestValue } ? value[..LongestValue] + "…" : value;
}
