using System.Globalization;
using SocCoordination.Detection.Correlation.Planning;

namespace SocCoordination.Detection.Correlation.State;

/// <summary>A new_terms rule that has just begun to look knows nothing, so everything would be new to it: first it learns.</summary>
internal sealed class TermLearning(CorrelationNode node, CorrelationOptions options)
{
    private readonly long _duration = Math.Min(options.Learning.Ticks, node.Span);

    // A rule that asks something else has to learn anew.
    private readonly string _term = "since:" + ((UInt128)TermHash.Of(string.Join('\n', node.Slots.SelectMany(slot => slot.ValueFields.Append(slot.RuleId)).Concat(node.GroupBy)))).ToString("x32", CultureInfo.InvariantCulture);

    private long? _since;

    /// <summary>Null before the first observation.</summary>
    public DateTimeOffset? Until => _since is { } since ? Instant.Of(since + _duration) : null;

    public bool IsLearning(long now) => _since is not { } since || now < since + _duration;

    /// <summary>Called with each observation.</summary>
    public void Begin(Round round)
    {
        if (_since is not null) return;
        _since = round.Now;
        if (!round.IsReplay) round.Keep(new CorrelationRow(node.RuleId, [], _term, Instant.Of(round.Now)));
    }

    public void Restore(CorrelationRow row)
    {
        if (row.Term == _term && row.Group.Count == 0) _since = Math.Min(_since ?? long.MaxValue, row.At.UtcTicks);
    }
}
