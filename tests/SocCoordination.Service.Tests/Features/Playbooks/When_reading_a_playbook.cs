using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;
using SocCoordination.Service.Features.Escalation.Model;
using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Features.Playbooks.Reading;

namespace SocCoordination.Service.Tests.Features.Playbooks;

public class When_reading_a_playbook
{
    /// <summary>What is replaced in the good playbook, by what, and the message: line:column: found …; expected ….</summary>
    public static readonly TheoryData<string, string, string> Spoiled = new()
    {
        { "id: malware", "id: virus", "1:5: found 'virus'; expected 'malware', the name of the file" },
        { "id: malware", "id: Mã độc", "1:5: found 'Mã độc'; expected lower-case letters, digits, - and _" },
        { "id: malware\n", "", "1:1: found a playbook without 'id'; expected a short name of its own" },
        { "title: { vi: Mã độc, en: Malware }", "titel: { vi: Mã độc, en: Malware }", "2:1: found the key 'titel' in a playbook; expected one of id, title, incident_types, escalate, tasks" },
        { "title: { vi: Mã độc, en: Malware }", "title: Mã độc", "2:8: found 'Mã độc' under 'title'; expected a map with vi, en" },
        { "title: { vi: Mã độc, en: Malware }", "title: { vi: Mã độc }", "2:8: found a text in both languages without 'en'; expected the text in English" },
        { "title: { vi: Mã độc, en: Malware }", "title: { vi: '', en: Malware }", "2:14: found nothing under 'vi'; expected the text in Vietnamese" },
        { "incident_types: [malware]", "incident_types: [virus]", "3:17: found the incident type 'virus'; expected one of malware, phishing" },
        { "incident_types: [malware]\n", "", "1:1: found a playbook without 'incident_types'; expected a list of ids of reporting/incident-types.yml" },
        { "incident_types: [malware]", "incident_types: malware", "3:17: found 'malware' under 'incident_types'; expected a list of texts, such as [a, b]" },
        { "phase: verification", "phase: begin", "6:12: found 'begin' under 'phase'; expected one of verification, prioritisation, planning, containment, eradication, recovery, review, lessons_learned" },
        { "phase: verification", "phase: closed", "6:12: found 'closed' under 'phase'; expected one of verification, prioritisation, planning, containment, eradication, recovery, review, lessons_learned" },
        { "    phase: verification\n", "", "5:5: found a task without 'phase'; expected one of verification, prioritisation, planning, containment, eradication, recovery, review, lessons_learned" },
        { "after: [confirm]", "after: [verify]", "8:5: found 'after' of task 'isolate' names 'verify'; expected the id of a task of this playbook" },
        { "after: [confirm]", "after: confirm", "12:12: found 'confirm' under 'after'; expected a list of texts, such as [a, b]" },
        { "after: [confirm]", "after: [isolate]", "8:5: found tasks that wait for each other: isolate → isolate; expected an order in which each task can be done" },
        { "phase: verification", "phase: verification\n    after: [isolate]", "5:5: found tasks that wait for each other: confirm → isolate → confirm; expected an order in which each task can be done" },
        { "id: isolate", "id: confirm", "8:5: found a second task 'confirm'; expected each id once" },
        { "needs_approval: true", "needs_approval: maybe", "13:21: found 'maybe' under 'needs_approval'; expected true or false" },
        { "needs_approval: true", "needs_aproval: true", "13:5: found the key 'needs_aproval' in a task; expected one of id, phase, title, detail, after, needs_approval" },
        { "tasks:", "escalate: [{ urgency: urgent, reason: { vi: a, en: b } }]\ntasks:", "4:12: found an escalation rule without a condition; expected 'when' with severity_at_least, system_level_at_least or status" },
        { "tasks:", "escalate: [{ when: { severity_at_least: terrible }, urgency: urgent, reason: { vi: a, en: b } }]\ntasks:", "4:41: found 'terrible' under 'severity_at_least'; expected one of informational, low, medium, high, critical" },
        { "tasks:", "escalate: [{ when: { system_level_at_least: 6 }, urgency: urgent, reason: { vi: a, en: b } }]\ntasks:", "4:45: found '6' under 'system_level_at_least'; expected a number from 1 to 5" },
        { "tasks:", "escalate: [{ when: { status: containment }, urgency: now, reason: { vi: a, en: b } }]\ntasks:", "4:54: found 'now' under 'urgency'; expected one of normal, urgent, immediate" },
        { "tasks:", "escalate: [{ when: { status: containment }, urgency: urgent }]\ntasks:", "4:12: found an escalation rule without 'reason'; expected a map with vi and en" },
        { "detail: { vi: Rút mạng., en: Unplug. }", "detail: &a { vi: Rút mạng., en: Unplug. }", "11:13: found an anchor or alias; expected every value written out" },
        { "detail: { vi: Rút mạng., en: Unplug. }", "detail: !!python/object:os.system { vi: a, en: b }", "11:13: found a tag; expected plain values" },
        { "id: malware", "id: malware\nid: malware", "2:1: found broken YAML: Duplicate key id; expected well-formed YAML" },
        { "incident_types: [malware]", "incident_types: [malware", "3:17: found broken YAML after this place; expected well-formed YAML" },
        { "title: { vi: Mã độc, en: Malware }", "title: { vi: Mã độc, en: Malware", "2:22: found broken YAML after this place; expected well-formed YAML" },
    };

    [Theory]
    [MemberData(nameof(Spoiled))]
    public void Should_say_where_and_what_was_expected(string good, string bad, string expected)
    {
        var text = PlaybookText.Good.Replace(good, bad);
        Assert.NotEqual(PlaybookText.Good, text);

        var (playbook, faults) = Read(text);

        Assert.Null(playbook);
        Assert.Contains(expected, faults);
    }

    [Fact]
    public void Should_name_a_longer_cycle_by_its_path()
    {
        var (_, faults) = Read(Tasks(("a", "c"), ("b", "a"), ("c", "b"), ("d", "c")));

        var cycle = Assert.Single(faults);
        Assert.Contains("tasks that wait for each other: a → c → b → a", cycle);
    }

    [Fact]
    public void Should_take_tasks_that_share_what_they_wait_for()
    {
        var (playbook, faults) = Read(Tasks(("a", ""), ("b", "a"), ("c", "a"), ("d", "b, c")));

        Assert.Empty(faults);
        Assert.Equal(["b", "c"], playbook!.Tasks[3].After);
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("[a, b]", "a list")]
    [InlineData("a: 1\n---\nb: 2", "a second document")]
    [InlineData("a: \0", "a NUL character")]
    public void Should_refuse_what_is_no_map(string text, string found)
    {
        var (playbook, faults) = Read(text);

        Assert.Null(playbook);
        Assert.Contains(found, Assert.Single(faults));
    }

    [Fact]
    public void Should_refuse_a_bomb_of_aliases()
    {
        var bomb = string.Join('\n', Enumerable.Range(0, 30).Select(i => i == 0 ? "a0: &a0 [x, x]" : $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]"));

        Assert.Contains("an anchor or alias", Assert.Single(Read(bomb).Faults));
    }

    [Fact]
    public void Should_refuse_what_is_nested_too_deep()
    {
        var deep = "a: " + new string('[', 5000) + new string(']', 5000);

        Assert.Contains("nested too deep", Assert.Single(Read(deep).Faults));
    }

    /// <summary>Whatever stands in a file, the answer is a playbook or the reason why not: never an exception, never a long wait.</summary>
    [Fact]
    public void Should_survive_any_text()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        const string Pieces = "[]{}:,-&*!|>'\"#%@`?\t\n \r\\~0aế\uFEFF\u0000";
        for (var round = 0; round < 5_000; round++)
        {
            var text = PlaybookText.Good.ToCharArray().ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(text.Count);
                if (random.Next(3) == 0)
                    text.RemoveRange(at, Math.Min(random.Next(1, 20), text.Count - at));
                else
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
            }

            var (playbook, faults) = Read(new string([.. text]));
            Assert.True((playbook is null) == (faults.Count > 0), $"seed {seed}, round {round}");
        }
    }

    [Fact]
    public void Should_refuse_too_many_values()
    {
        var wide = "a: [" + string.Join(", ", Enumerable.Repeat("x", 6000)) + "]";

        Assert.Contains("one more value", Assert.Single(Read(wide).Faults));
    }

    [Fact]
    public void Should_refuse_too_many_tasks()
    {
        var (_, faults) = Read(Tasks([.. Enumerable.Range(0, 101).Select(i => ($"t{i}", ""))]));

        Assert.Contains("101 tasks; expected at most 100", Assert.Single(faults));
    }

    [Fact]
    public void Should_read_everything_of_a_good_one()
    {
        var text = PlaybookText.Good + """

            escalate:
              - when: { severity_at_least: critical, system_level_at_least: 3, status: containment }
                urgency: immediate
                reason: { vi: Nghiêm trọng., en: Serious. }
            """;

        var (playbook, faults) = Read(text);

        Assert.Empty(faults);
        Assert.Equal(new BothLanguages("Mã độc", "Malware"), playbook!.Title);
        Assert.Equal(["malware"], playbook.IncidentTypes);
        Assert.Equal(new EscalationRule(Severity.Critical, 3, CaseStatus.Containment, Urgency.Immediate, new BothLanguages("Nghiêm trọng.", "Serious.")), Assert.Single(playbook.Escalate));
        Assert.Equal(("confirm", CaseStatus.Verification, false, null), (playbook.Tasks[0].Id, playbook.Tasks[0].Phase, playbook.Tasks[0].NeedsApproval, playbook.Tasks[0].Detail));
        Assert.Equal(("isolate", CaseStatus.Containment, true, "Unplug."), (playbook.Tasks[1].Id, playbook.Tasks[1].Phase, playbook.Tasks[1].NeedsApproval, playbook.Tasks[1].Detail!.En));
        Assert.Equal(["confirm"], playbook.Tasks[1].After);
    }

    [Fact]
    public void Should_not_check_types_against_a_list_that_could_not_be_read() =>
        Assert.NotNull(PlaybookReader.Read("malware", PlaybookText.Good, incidentTypes: null, new Findings("malware.yml")));

    private static (Playbook? Playbook, IReadOnlyList<string> Faults) Read(string text)
    {
        var findings = new Findings("malware.yml");
        var playbook = PlaybookReader.Read("malware", text, PlaybookText.IncidentTypes, findings);
        return (playbook, [.. findings.All.Select(fault => $"{fault.Line}:{fault.Column}: found {fault.Found}; expected {fault.Expected}")]);
    }

    private static string Tasks(params (string Id, string After)[] tasks) =>
        PlaybookText.Good[..PlaybookText.Good.IndexOf("tasks:", StringComparison.Ordinal)] + "tasks:\n" +
        string.Concat(tasks.Select(task => $"  - {{ id: {task.Id}, phase: planning, title: {{ vi: a, en: b }}, after: [{task.After}] }}\n"));
}
