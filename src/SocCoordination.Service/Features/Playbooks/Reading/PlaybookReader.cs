using YamlDotNet.RepresentationModel;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>One file's text to a playbook, or to what is wrong with it.</summary>
internal static class PlaybookReader
{
    /// <param name="name">The file's name without its ending, which the id must equal: other files refer to it.</param>
    /// <param name="incidentTypes">The ids that are known; null where the official list could not be read, and is not to be checked against.</param>
    public static Playbook? Read(string name, string text, IReadOnlySet<string>? incidentTypes, Findings findings)
    {
        if (BoundedYaml.Read(text, findings) is not { } root)
            return null;
        var fields = new YamlFields(root, findings, "a playbook", "id", "title", "incident_types", "escalate", "tasks");
        var id = fields.Id("id");
        if (id.Length > 0 && id != name)
            fields.Fault("id", BoundedYaml.Quote(id), $"'{name}', the name of the file");
        var title = fields.RequiredBoth("title", PlaybookLimits.Title);
        var types = Types(fields, incidentTypes);
        var escalate = fields.Maps("escalate").Select(rule => EscalationRuleReader.Read(rule, findings)).ToList();
        var tasks = Tasks(fields, findings);
        return findings.Any ? null : new Playbook(id, title, types, escalate, tasks);
    }

    private static List<string> Types(YamlFields fields, IReadOnlySet<string>? known)
    {
        var types = new List<string>();
        foreach (var type in fields.Texts("incident_types"))
        {
            if (known is not null && !known.Contains(type.Value!))
                fields.Fault("incident_types", $"the incident type {BoundedYaml.Describe(type)}", "one of " + string.Join(", ", known));
            else
                types.Add(type.Value!);
        }

        if (!fields.Has("incident_types"))
            fields.Fault("incident_types", "a playbook without 'incident_types'", "a list of ids of reporting/incident-types.yml");
        return types;
    }

    private static List<PlaybookTask> Tasks(YamlFields fields, Findings findings)
    {
        var maps = fields.Maps("tasks");
        if (maps.Count == 0)
            fields.Fault("tasks", "no tasks", "at least one task");
        if (maps.Count > PlaybookLimits.Tasks)
        {
            fields.Fault("tasks", $"{maps.Count} tasks", $"at most {PlaybookLimits.Tasks}");
            return [];
        }

        var tasks = new List<(PlaybookTask Task, YamlMappingNode At)>();
        foreach (var map in maps)
        {
            var task = Task(map, findings);
            if (task.Id.Length > 0 && tasks.Any(other => other.Task.Id == task.Id))
                findings.Add(map.Start, $"a second task '{task.Id}'", "each id once");
            tasks.Add((task, map));
        }

        TaskOrder.Check(tasks, findings);
        return [.. tasks.Select(task => task.Task)];
    }

    private static PlaybookTask Task(YamlMappingNode map, Findings findings)
    {
        var fields = new YamlFields(map, findings, "a task", "id", "phase", "title", "detail", "after", "needs_approval");
        return new PlaybookTask(
            fields.Id("id"),
            fields.RequiredChoice("phase", Names.Phases),
            fields.RequiredBoth("title", PlaybookLimits.Title),
            fields.Both("detail", PlaybookLimits.Text),
            [.. fields.Texts("after").Select(after => after.Value!)],
            fields.Flag("needs_approval"));
    }
}
