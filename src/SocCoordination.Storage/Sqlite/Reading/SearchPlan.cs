using SocCoordination.Storage.Search;
using SocCoordination.Storage.Search.Ast;
using SocCoordination.Storage.Search.Evaluation;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>A query made ready: between which milliseconds to look, what to ask the word index, what to ask each event. For one thread at a time.</summary>
internal sealed class SearchPlan
{
    /// <summary>With more agencies than this, looking at each event's agency is less work than asking the index for each.</summary>
    private const int AgenciesByIndex = 32;

    private readonly FilterEvaluator? _evaluator;
    private readonly Glance? _glance;
    private readonly HashSet<int>? _agencies;
    private readonly EventRule? _rule;

    public SearchPlan(EventQuery query, TimeZoneInfo zone)
    {
        FirstTime = query.From is { } from ? EventTime.MillisecondsNotBefore(from) : 0;
        LastTime = query.To is { } to ? EventTime.MillisecondsNotBefore(to) - 1 : EventTime.Last;
        (IsOpenAtFirst, IsOpenAtLast) = (query.From is null, query.To is null);
        _agencies = query.Agencies is null ? null : [.. query.Agencies];
        var filter = EventFilter.Parse(query.Text, zone);
        _rule = query.Rule;
        var necessary = _rule is null ? filter : filter.And(_rule.Prefilter);
        var prefilter = WordPrefilter.Of(necessary);
        _glance = Glance.At(necessary);
        if (filter is not AllEvents) _evaluator = new FilterEvaluator(filter);
        if (_agencies is { Count: <= AgenciesByIndex and > 0 }) prefilter = prefilter.Within(_agencies);
        Match = prefilter.Match;
        NeedsDocument = !prefilter.IsExact || _rule is not null || _agencies is { Count: > AgenciesByIndex };
        IsUnfiltered = filter is AllEvents && _rule is null;
    }

    /// <summary>The first millisecond that is asked for.</summary>
    public long FirstTime { get; }

    /// <summary>The last one.</summary>
    public long LastTime { get; }

    /// <summary>True where the query names no beginning.</summary>
    public bool IsOpenAtFirst { get; }

    /// <summary>True where the query names no end.</summary>
    public bool IsOpenAtLast { get; }

    /// <summary>The condition for the word index; null: look at every event.</summary>
    public string? Match { get; }

    /// <summary>False where the word index alone decides, so that counting need not read the events.</summary>
    public bool NeedsDocument { get; }

    /// <summary>True where only time and agencies are asked for.</summary>
    public bool IsUnfiltered { get; }

    /// <summary>True where nothing can match.</summary>
    public bool IsEmpty => FirstTime > LastTime || _agencies is { Count: 0 };

    public bool Wants(int agency) => _agencies is null || _agencies.Contains(agency);

    /// <summary>Whether an event is one that is asked for; its time is looked at elsewhere.</summary>
    public bool Wants(int agency, ReadOnlySpan<byte> document) =>
        Wants(agency) && (_glance is null || _glance.MayMatch(document)) && (_evaluator is null || _evaluator.Matches(document)) && (_rule is null || _rule.Matches(document));
}
