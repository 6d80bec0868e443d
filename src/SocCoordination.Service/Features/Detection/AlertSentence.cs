
namespace SocCoordination.Service.Features.Detection;

/// <summary>What happened, in one sentence: the rule's own with the event's values, else its title and host.</summary>
internal static class AlertSentence
{
    private const int Longest = 500;

    public static string Of(Attack attack, bool english)
    {
        var language = english ? "en" : "vi";
        var sentence = attack.Rule.Header.Soc.Sentence.GetValueOrDefault(language) ?? attack.Rule.Header.Soc.Sentence.Values.FirstOrDefault() ?? Plain(attack, english);
        var filled = AttackReading.Placeholder().Replace(sentence, match => Value(attack, match.Groups["path"].Value, english));
        return filled.Length <= Longest ? filled : filled[..Longest] + "…";
    }

    /// <summary>The entity that triage groups by: the rule's, else who attacks, else where.</summary>
    public static (string? Field, string? Value) Entity(Attack attack)
    {
        foreach (var field in new[] { attack.Rule.Header.Soc.Entity, "source.ip", "host.name", "user.name" })
        {
            if (field is not null && attack.Values.GetValueOrDefault(field) is { Length: > 0 } value)
                return (field, Attack.Same(field, value));
        }

        return (null, null);
    }

    private static string Plain(Attack attack, bool english)
    {
        var host = attack.Values.GetValueOrDefault("host.name");
        return host is null ? attack.Rule.Title : attack.Rule.Title + (english ? " on " : " trên ") + host;
    }

    private static string Value(Attack attack, string path, bool english) =>
        path == "count" ? attack.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : attack.Values.GetValueOrDefault(path) ?? (english ? "unknown" : "không rõ");
}
