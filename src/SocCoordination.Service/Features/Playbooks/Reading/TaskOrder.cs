using YamlDotNet.RepresentationModel;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>Checks that tasks wait only for tasks that are there, and none, through others, for itself.</summary>
internal static class TaskOrder
{
    public static void Check(IReadOnlyList<(PlaybookTask Task, YamlMappingNode At)> tasks, Findings findings)
    {
        var known = tasks.DistinctBy(entry => entry.Task.Id).ToDictionary(entry => entry.Task.Id, entry => entry.Task, StringComparer.Ordinal);
        foreach (var (task, at) in tasks)
        {
            foreach (var missing in task.After.Where(id => !known.ContainsKey(id)))
                findings.Add(at.Start, $"'after' of task '{task.Id}' names {BoundedYaml.Quote(missing)}", "the id of a task of this playbook");
        }

        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (task, at) in tasks)
        {
            if (FindCycle(task, known, done, []) is { } cycle)
                findings.Add(at.Start, "tasks that wait for each other: " + string.Join(" → ", cycle), "an order in which each task can be done");
        }
    }

    /// <summary>Walks up what a task waits for; depth is bounded by the number of tasks.</summary>
    private static IReadOnlyList<string>? FindCycle(PlaybookTask task, Dictionary<string, PlaybookTask> known, HashSet<string> done, List<string> path)
    {
        if (done.Contains(task.Id))
            return null;
        if (path.IndexOf(task.Id) is >= 0 and var start)
            return [.. path[start..], task.Id];
        path.Add(task.Id);
        foreach (var id in task.After)
        {
            if (known.TryGetValue(id, out var before) && FindCycle(before, known, done, path) is { } cycle)
            {
                // Named once, not once from each of its tasks.
                done.UnionWith(path);
                return cycle;
            }
        }

        path.RemoveAt(path.Count - 1);
        done.Add(task.Id);
        return null;
    }
}
