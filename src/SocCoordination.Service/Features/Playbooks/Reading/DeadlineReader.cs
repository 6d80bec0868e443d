using System.Text.RegularExpressions;
using System.Xml;
using SocCoordination.Service.Features.Playbooks.Reporting;
using YamlDotNet.RepresentationModel;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>Reads one entry under <c>deadlines</c>.</summary>
internal static partial class DeadlineReader
{
    private const string LimitExpected = "'immediately', or days and hours as ISO 8601 writes them, such as P5D or PT72H";

    public static Deadline Read(YamlMappingNode map, Findings findings)
    {
        var fields = new YamlFields(
            map, findings, "a deadline", "id", "duty", "trigger", "runs_from", "who", "to", "limit", "form", "article", "confidence", "systems_of_level_at_least", "note");
        var trigger = fields.RequiredChoice("trigger", Names.Triggers);
        return new Deadline(
            fields.Id("id"),
            fields.Id("duty"),
            trigger,
            fields.Choice("runs_from", Names.Triggers) ?? trigger,
            fields.RequiredChoice("who", Names.Parties),
            Parties(fields),
            Limit(fields),
            fields.RequiredBoth("form", PlaybookLimits.Title),
            fields.Text("article", PlaybookLimits.Title, "where the law says so"),
            fields.RequiredChoice("confidence", Names.Confidences),
            fields.Number("systems_of_level_at_least", 1, 5) ?? 1,
            fields.Both("note", PlaybookLimits.Text));
    }

    public static IReadOnlyList<Party> Parties(YamlFields fields)
    {
        var parties = new List<Party>();
        foreach (var name in fields.Texts("to"))
        {
            if (Names.Parties.TryGetValue(name.Value!, out var party))
                parties.Add(party);
            else
                fields.Fault("to", BoundedYaml.Describe(name), "one of " + string.Join(", ", Names.Parties.Keys));
        }

        if (!fields.Has("to"))
            fields.Fault("to", "nobody under 'to'", "a list of " + string.Join(", ", Names.Parties.Keys));
        return parties;
    }

    private static TimeSpan Limit(YamlFields fields)
    {
        var text = fields.Text("limit", PlaybookLimits.Id, LimitExpected);
        if (text is "" or "immediately")
            return TimeSpan.Zero;
        if (Duration().IsMatch(text))
            return XmlConvert.ToTimeSpan(text);
        fields.Fault("limit", BoundedYaml.Quote(text), LimitExpected);
        return TimeSpan.Zero;
    }

    [GeneratedRegex("^P(?=[0-9T])([0-9]{1,3}D)?(T(?=[0-9])([0-9]{1,4}H)?([0-9]{1,4}M)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Duration();
}
