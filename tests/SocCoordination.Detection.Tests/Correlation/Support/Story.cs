using System.Globalization;
using System.Text.RegularExpressions;
using SocCoordination.Detection.Correlation;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Detection.Tests.Correlation.Support;

/// <summary>
/// A timeline that reads like a story, one step a line:
/// <code>
/// 10:00:00 fail an@web-01            the rule "fail" matches an event of user an on host web-01
/// 10:00:05 fail an@web-01 x3         three events
/// 10:20:00 fail an@web-01 of 10:02   arrives at 10:20, happened at 10:02
/// 10:00:07 fail an@web-01 as first   an event with a name; the same name is the same event
/// 10:00:09 transfer an@web-01 bytes=500
/// then guessing fires for an with 3 [figure 3] [since 10:00:05] [absorbing 1]
/// then guessing continues for an with 4
/// then nothing                       the same as no "then" after a step
/// clock 11:00:00                     time passes and nothing is observed
/// restart                            a new life from what was stored
/// tally guessing TooLate=1           what was counted
/// // a comment
/// </code>
/// Whatever the engine tells must be said: the next step fails where something was left unsaid.
/// </summary>
internal sealed partial class Story(Keeper keeper)
{
    private readonly Keeper _keeper = keeper;
    private readonly Queue<FiringChange> _told = new();
    private int _events;

    public CorrelationEngine Engine => _keeper.Engine;

    public static void Play(string correlations, string story, CorrelationOptions? options = null) => new Story(new Keeper(Rules.Plan(correlations, options))).Play(story);

    public void Play(string story)
    {
        var lines = story.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)) Step($"line {i + 1}, {line}", line);
        }

        AssertAllSaid("the end");
    }

    private void Step(string where, string line)
    {
        if (Then().Match(line) is { Success: true } then)
        {
            Expect(where, then);
            return;
        }

        AssertAllSaid(where);
        if (Seen().Match(line) is { Success: true } seen) Observe(seen);
        else if (line == "restart") _keeper.Restart();
        else if (line.StartsWith("clock ", StringComparison.Ordinal)) Tell(_keeper.Advance(Moments.Read(line[6..])));
        else if (Tallied().Match(line) is { Success: true } tally) AssertTally(where, tally);
        else if (line != "then nothing") throw new InvalidDataException($"{where}: not a step of a story");
    }

    private void Observe(Match seen)
    {
        var arrived = Moments.Read(seen.Groups["at"].Value);
        var happened = seen.Groups["of"] is { Success: true } of ? Moments.Read(of.Value) : arrived;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        if (seen.Groups["user"].Success) (values["user"], values["host"]) = (seen.Groups["user"].Value, seen.Groups["host"].Value);
        foreach (Capture field in seen.Groups["field"].Captures) values[field.Value.Split('=')[0]] = field.Value.Split('=')[1];
        var times = seen.Groups["times"].Success ? int.Parse(seen.Groups["times"].Value, CultureInfo.InvariantCulture) : 1;
        for (var i = 0; i < times; i++)
        {
            var name = seen.Groups["as"].Success ? seen.Groups["as"].Value : $"event {++_events}";
            var id = EventId.From(happened, System.Text.Encoding.UTF8.GetBytes(name));
            Tell(_keeper.Observe(new Observation(seen.Groups["rule"].Value, id, happened, arrived, values)));
        }
    }

    private void Tell(CorrelationOutput output)
    {
        foreach (var change in output.Changes) _told.Enqueue(change);
    }

    private void Expect(string where, Match then)
    {
        Assert.True(_told.TryDequeue(out var change), $"{where}: nothing was told");
        var told = Describe(change);
        var said = $"{then.Groups["rule"].Value} {then.Groups["what"].Value}{(then.Groups["group"].Success ? " for " + then.Groups["group"].Value : "")} with {then.Groups["count"].Value}";
        Assert.True(told == said, $"{where}: told was: {told}");
        if (then.Groups["figure"] is { Success: true } figure) Assert.Equal(decimal.Parse(figure.Value, CultureInfo.InvariantCulture), change.Firing.Figure);
        Assert.Equal(then.Groups["absorbed"] is { Success: true } absorbed ? int.Parse(absorbed.Value, CultureInfo.InvariantCulture) : 0, change.Absorbed.Count);
        if (then.Groups["since"] is { Success: true } since) Assert.Equal(since.Value, Moments.Write(change.Firing.FirstEvent));
    }

    private void AssertAllSaid(string where) =>
        Assert.True(_told.Count == 0, $"before {where}: told and not said: {string.Join("; ", _told.Select(Describe))}");

    private void AssertTally(string where, Match tally)
    {
        var statistics = Engine.Statistics().Single(each => each.RuleId == tally.Groups["rule"].Value);
        foreach (Capture said in tally.Groups["said"].Captures)
        {
            var (name, value) = (said.Value.Split('=')[0], said.Value.Split('=')[1]);
            var property = typeof(CorrelationStatistics).GetProperty(name) ?? throw new InvalidDataException($"{where}: no figure {name}");
            Assert.True(string.Create(CultureInfo.InvariantCulture, $"{property.GetValue(statistics)}") == value, $"{where}: {statistics}");
        }
    }

    private static string Describe(FiringChange change)
    {
        var what = change.Kind == FiringChangeKind.Fired ? "fires" : "continues";
        var group = change.Firing.Group.Count == 0 ? "" : " for " + string.Join(' ', change.Firing.Group.Select(part => part.Value));
        return string.Create(CultureInfo.InvariantCulture, $"{change.Firing.RuleId} {what}{group} with {change.Firing.Count}");
    }

    [GeneratedRegex(@"^(?<at>" + Moments.Pattern + @") (?<rule>[\w-]+)(?: (?<user>[^\s=@]+)@(?<host>\S+))?(?: (?<field>[\w.]+=\S+))*(?: of (?<of>" + Moments.Pattern + @"))?(?: as (?<as>\w+))?(?: x(?<times>\d+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Seen();

    [GeneratedRegex(@"^then (?<rule>[\w-]+) (?<what>fires|continues)(?: for (?<group>.+?))? with (?<count>\d+)(?: figure (?<figure>\S+))?(?: since (?<since>" + Moments.Pattern + @"))?(?: absorbing (?<absorbed>\d+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Then();

    [GeneratedRegex(@"^tally (?<rule>[\w-]+)(?: (?<said>\w+=\S+))+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Tallied();
}
