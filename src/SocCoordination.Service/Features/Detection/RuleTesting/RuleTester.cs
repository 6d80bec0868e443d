using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Normalisation;
using EventId = SocCoordination.Events.Ecs.EventId;

namespace SocCoordination.Service.Features.Detection.RuleTesting;

/// <summary>
/// Runs the tests beside rules: raw lines through normaliser, matcher, correlation and grouping, with every rule of the set
/// loaded, as in the service. Not thread-safe.
/// </summary>
internal sealed class RuleTester
{
    private readonly RuleSet _rules;
    private readonly CorrelationPlan _plan;
    private readonly Matcher _matcher;
    private readonly Normaliser _normaliser = new();

    public RuleTester(RuleSet rules)
    {
        _rules = rules;
        _plan = CorrelationPlan.Of(rules);
        _matcher = rules.CreateMatcher();
    }

    public IReadOnlyList<RuleTestResult> Run(RuleTestFile tests)
    {
        var file = Path.GetFullPath(tests.RuleFile);
        var tested = _rules.Rules.Where(rule => Path.GetFullPath(rule.Header.File) == file).Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        return [.. tests.Cases.Select(test => new RuleTestResult(tests.File, test, Judge(test, tested)))];
    }

    /// <summary>Every alert that all rules together raise over events, in their order.</summary>
    public IReadOnlyList<TestAlert> Alerts(IEnumerable<EcsEvent> events)
    {
        var correlation = new CorrelationEngine(_plan);
        var seen = new Dictionary<EventId, EcsEvent>();
        var alerts = new TestAlerts();
        foreach (var one in events)
        {
            foreach (var index in _matcher.Match(one.Document.Span, out _))
            {
                seen[one.Id] = one;
                var found = new Detected(_rules.Rules[index], one);
                if (found.Rule.RaisesAlerts)
                    alerts.Enter(AttackReading.Of(found));
                if (ObservedValues.Of(_rules, _plan, found) is not { } observed)
                    continue;
                foreach (var change in correlation.Observe(new Observation(found.Rule.Id, one.Id, one.Timestamp, one.Timestamp.AddSeconds(1), observed)).Changes)
                {
                    if (_rules.Find(change.Firing.RuleId) is { RaisesAlerts: true } fired)
                        alerts.Enter(Read(change, fired, seen[change.Firing.OpenedBy]));
                }
            }
        }

        return alerts.All;
    }

    /// <summary>What <see cref="FiringReading"/> makes of it, with the events at hand instead of a store.</summary>
    private static Attack Read(FiringChange change, Rule rule, EcsEvent completing)
    {
        using var document = new EventValues(completing.Document);
        var values = AttackReading.ValuesFor(rule, document);
        foreach (var one in change.Firing.Group)
            values[one.Field] = one.Value;
        var group = Attack.GroupKeyOf(change.Firing.Group.Select(one => new KeyValuePair<string, string?>(one.Field, one.Value)));
        return new Attack(rule, completing.AgencyId, group, change.Firing.OpenedBy, [.. change.Events.Select(one => one.EventId)], change.EventCount, change.Firing.FirstEvent, change.Firing.LastEvent, values);
    }

    private List<string> Judge(RuleTestCase test, HashSet<string> tested)
    {
        if (tested.Count == 0)
            return ["no rule of this file was loaded"];
        var problems = new List<string>();
        var all = Alerts(Events(test, problems));
        var alerts = all.Where(alert => tested.Contains(alert.Rule.Id)).ToList();
        if (!test.Fires)
            problems.AddRange(alerts.Select(alert => $"an alert where none was to be: {alert.Rule.Title}, group {alert.Group}, {alert.Count} events"));
        else if (test.Count is { } count ? alerts.Count != count : alerts.Count == 0)
            problems.Add($"{alerts.Count} alerts where {(test.Count is { } wanted ? $"{wanted}" : "at least 1")} was to be{Silent(tested)}{Others(all)}");
        problems.AddRange(alerts.SelectMany(alert => alert.Unfilled).Distinct(StringComparer.Ordinal).Select(path => $"the sentence or entity names {path}, which the event does not have"));
        return problems;
    }

    private List<EcsEvent> Events(RuleTestCase test, List<string> problems)
    {
        var events = new List<EcsEvent>();
        foreach (var (line, position) in TestTimeline.Of(test).Select((line, position) => (line, position)))
        {
            var normalised = _normaliser.Normalise(TestArrivals.Of(test, line, position));
            if (normalised.IsEvent)
                events.Add(normalised.Event);
            else
                problems.Add($"a line is no event ({normalised.Rejection.Reason}): {line.Text}");
        }

        return events;
    }

    private string Silent(HashSet<string> tested) =>
        string.Concat(_rules.Rules.Where(rule => tested.Contains(rule.Id) && rule.CannotMatch is not null).Select(rule => $"; '{rule.Title}' cannot match: {rule.CannotMatch}"));

    private static string Others(IReadOnlyList<TestAlert> all) =>
        all.Count == 0 ? "" : "; in all: " + string.Join(", ", all.Select(alert => $"{alert.Rule.Title} {alert.Group}"));
}
