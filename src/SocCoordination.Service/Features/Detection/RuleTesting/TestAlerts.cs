using System.Globalization;
using System.Text.RegularExpressions;
using SocCoordination.Detection.Loading;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Service.Features.Detection.RuleTesting;

/// <summary>One attack: the same rule and group, within the window.</summary>
internal sealed class TestAlert(Rule rule, string group)
{
    public Rule Rule => rule;

    public string Group => group;

    public long Count { get; set; }

    public DateTimeOffset LastSeen { get; set; }

    /// <summary>What the sentence names and the first event does not have: <c>{user.name}</c>.</summary>
    public IReadOnlyList<string> Unfilled { get; init; } = [];
}

/// <summary>Groups matches to alerts as the service does.</summary>
internal sealed partial class TestAlerts
{
    private static readonly TimeSpan s_window = TimeSpan.FromHours(1);
    private readonly List<TestAlert> _all = [];
    private readonly Dictionary<(string Rule, string Group), TestAlert> _open = [];

    public IReadOnlyList<TestAlert> All => _all;

    public void Add(Rule rule, EcsEvent found, EventValues values)
    {
        var group = string.Join(" ", GroupBy(rule, values).Select(field => $"{field}={values[field]}"));
        var window = rule.Header.Soc.Window ?? s_window;
        if (!_open.TryGetValue((rule.Id, group), out var alert) || found.Timestamp - alert.LastSeen > window)
        {
            alert = new TestAlert(rule, group) { Unfilled = [.. Unfilled(rule, values)] };
            _open[(rule.Id, group)] = alert;
            _all.Add(alert);
        }

        alert.Count++;
        if (found.Timestamp > alert.LastSeen)
            alert.LastSeen = found.Timestamp;
    }

    private static IReadOnlyList<string> GroupBy(Rule rule, EventValues values) =>
        rule.Header.Soc.GroupBy ?? ["host.name", values["source.ip"] is null ? "user.name" : "source.ip"];

    private static IEnumerable<string> Unfilled(Rule rule, EventValues values) =>
        rule.Header.Soc.Sentence.Values
            .SelectMany(sentence => Placeholder().Matches(sentence).Select(match => match.Groups["field"].Value))
            .Where(field => field != "count" && values[field] is null)
            .Distinct(StringComparer.Ordinal)
            .Select(field => string.Create(CultureInfo.InvariantCulture, $"{{{field}}}"));

    [GeneratedRegex("\\{(?<field>[^{}]+)\\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Placeholder();
}
