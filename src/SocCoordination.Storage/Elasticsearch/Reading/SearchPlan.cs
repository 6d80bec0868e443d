using System.Text.Json.Nodes;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Search.Ast;
using SocCoordination.Storage.Search.Evaluation;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>A query made ready: what to ask Elasticsearch, and what to ask each event that it gives. For one thread at a time.</summary>
internal sealed class SearchPlan
{
    private readonly FilterEvaluator? _evaluator;
    private readonly EventFilter _text;
    private readonly FilterQuery _filter;
    private readonly IReadOnlyCollection<int>? _agencies;
    private readonly EventRule? _rule;

    public SearchPlan(EventQuery query, TimeZoneInfo zone)
    {
        FirstTime = query.From is { } from ? EventTime.MillisecondsNotBefore(from) : 0;
        LastTime = query.To is { } to ? EventTime.MillisecondsNotBefore(to) - 1 : EventTime.Last;
        (IsOpenAtFirst, IsOpenAtLast) = (query.From is null, query.To is null);
        _agencies = query.Agencies;
        _text = EventFilter.Parse(query.Text, zone);
        var asked = FilterQuery.Of(_text);
        if (!asked.IsExact) _evaluator = new FilterEvaluator(_text);
        _rule = query.Rule;
        _filter = _rule is null ? asked : FilterQuery.Of(_text.And(_rule.Prefilter));
    }

    public long FirstTime { get; }

    public long LastTime { get; }

    public bool IsOpenAtFirst { get; }

    public bool IsOpenAtLast { get; }

    /// <summary>True where Elasticsearch alone decides.</summary>
    public bool IsExact => _evaluator is null && _rule is null;

    /// <summary>True where nothing can match.</summary>
    public bool IsEmpty => FirstTime > LastTime || _agencies is { Count: 0 };

    /// <summary>The events of the plan's time and agencies that its words may be in.</summary>
    /// <param name="also">Which of them only; null: all.</param>
    public JsonObject Query(JsonObject? also = null) => WithinScope([_filter.Query, also]);

    /// <summary>The events of the plan's time and agencies that fulfil another query.</summary>
    public JsonObject WithinScope(params IEnumerable<JsonObject?> queries)
    {
        var parts = new List<JsonObject> { QueryDsl.Between("soc_store.time", FirstTime, LastTime) };
        if (_agencies is not null) parts.Add(QueryDsl.Terms("soc_store.agency", _agencies.Distinct()));
        parts.AddRange(queries.OfType<JsonObject>().Select(query => (JsonObject)query.DeepClone()));
        return QueryDsl.All(parts);
    }

    /// <summary>What Elasticsearch alone says of the query; null where it cannot.</summary>
    public IndexVerdict? Verdict(MappedFields fields) => _rule is null ? IndexVerdict.Of(_text, fields) : null;

    public bool Wants(ReadOnlySpan<byte> document) =>
        (_evaluator is null || _evaluator.Matches(document)) && (_rule is null || _rule.Matches(document));
}
