using SocCoordination.Detection.Correlation;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Normalisation;

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

    /// <summary>Every alert that all rules together raise over a case.</summary>
    /// <param name="rejected">Called with each line that is no event, and why.</param>
    public IReadOnlyList<TestAlert> Alerts(RuleTestCase test, Action<string, string> rejected)
    {
        var position = 0;
        var events = new List<EcsEvent>();
        foreach (var line in TestTimeline.Of(test))
        {
            var normalised = _normaliser.Normalise(TestArrivals.Of(test, line, position++));
            if (normalised.IsEvent)
                events.Add(normalised.Event);
            else
                rejected(line.Text, normalised.Rejection.Reason);
        }

        return Alerts(events);
    }

    /// <summary>Every alert that all rules together raise over events, in their order.</summary>
    public IReadOnlyList<TestAlert> Alerts(IEnumerable<EcsEvent> events)
    {
        var correlation = new CorrelationEngine(_plan);
        var alerts = new TestAlerts();
        foreach (var one in events)
            Detect(one, correlation, alerts);
        return alerts.All;
    }

    private void Detect(EcsEvent found, CorrelationEngine correlation, TestAlerts alerts)
    {
        var matches = _matcher.Match(found.Document.Span, out _);
        if (matches.IsEmpty)
            return;
        var values = new EventValues(found.Document);
        foreach (var index in matches)
        {
            var rule = _rules.Rules[index];
            if (rule.RaisesAlerts)
                alerts.Add(rule, found, values);
            if (!_plan.IsObserved(rule.Id))
                continue;
            var observation = new Observation(rule.Id, found.Id, found.Timestamp, found.Timestamp.AddSeconds(1), values.Of(_plan.FieldsNeeded(rule.Id)));
            foreach (var change in correlation.Observe(observation).Changes)
            {
                if (_rules.Find(change.Firing.RuleId) is { RaisesAlerts: true } fired)
                    alerts.Add(fired, found, values);
            }
        }
    }

    private List<string> Judge(RuleTestCase test, HashSet<string> tested)
    {
        if (tested.Count == 0)
            return ["no rule of this file was loaded"];
        var problems = new List<string>();
        var all = Alerts(test, (line, reason) => problems.Add($"a line is no event ({reason}): {line}"));
        var alerts = all.Where(alert => tested.Contains(alert.Rule.Id)).ToList();
        if (!test.Fires)
            problems.AddRange(alerts.Select(alert => $"an alert where none was to be: {alert.Rule.Title}, group {alert.Group}, {alert.Count} events"));
        else if (test.Count is { } count ? alerts.Count != count : alerts.Count == 0)
            problems.Add($"{alerts.Count} alerts where {(test.Count is { } wanted ? $"{wanted}" : "at least 1")} was to be{Silent(tested)}{Others(all)}");
        problems.AddRange(alerts.SelectMany(alert => alert.Unfilled).Distinct(StringComparer.Ordinal).Select(hole => $"the sentence names {hole}, which the event does not have"));
        return problems;
    }

    private string Silent(HashSet<string> tested) =>
        string.Concat(_rules.Rules.Where(rule => tested.Contains(rule.Id) && rule.CannotMatch is not null).Select(rule => $"; '{rule.Title}' cannot match: {rule.CannotMatch}"));

    private static string Others(IReadOnlyList<TestAlert> all) =>
        all.Count == 0 ? "" : "; in all: " + string.Join(", ", all.Select(alert => $"{alert.Rule.Title} {alert.Group}"));
}
