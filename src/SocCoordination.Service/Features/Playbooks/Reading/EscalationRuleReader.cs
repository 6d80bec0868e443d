using YamlDotNet.RepresentationModel;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>Reads one entry under <c>escalate</c>.</summary>
internal static class EscalationRuleReader
{
    public static EscalationRule Read(YamlMappingNode map, Findings findings)
    {
        var fields = new YamlFields(map, findings, "an escalation rule", "when", "urgency", "reason");
        var when = fields.Map("when", "the conditions of an escalation rule", "severity_at_least", "system_level_at_least", "status");
        var rule = new EscalationRule(
            when?.Choice("severity_at_least", Names.Severities),
            when?.Number("system_level_at_least", 1, 5),
            when?.Choice("status", Names.Statuses),
            fields.RequiredChoice("urgency", Names.Urgencies),
            fields.RequiredBoth("reason", PlaybookLimits.Text));
        // Without a condition every case would be escalated as soon as it is opened.
        if (rule is { SeverityAtLeast: null, SystemLevelAtLeast: null, Status: null })
            findings.Add(map.Start, "an escalation rule without a condition", "'when' with severity_at_least, system_level_at_least or status");
        return rule;
    }
}
