using System.Text.Json.Nodes;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Search.Ast;
using SocCoordination.Storage.Search.Evaluation;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>A query made ready: what to ask Elasticsearch, and what to ask each event that it gives. For one thread at a time.</summary>
internal sealed class SearchPlan
{
    private readonly FilterEvaluator? _evaluator;
    private readonly FilterQuery _filter;
    private readonly IReadOnlyCollection<int>? _agencies;
    private readonly EventRule? _rule;

    public SearchPlan(EventQuery query, TimeZoneInfo zone)
    {
        FirstTime = query.From is { } from ? EventTime.MillisecondsNotBefore(from) : 0;
        LastTime = query.To is { } to ? EventTime.MillisecondsNotBefore(to) - 1 : EventTime.Last;
        (IsOpenAtFirst, IsOpenAtLast) = (query.From is null, query.To is null);
        _agencies = query.Agencies;
        var filter = EventFilter.Parse(query.Text, zone);
        var asked = FilterQuery.Of(filter);
        if (!asked.IsExact) _evaluator = new FilterEvaluator(filter);
        _rule = query.Rule;
        _filter = _rule is null ? asked : FilterQuery.Of(filter.And(_rule.Prefilter));
    }

    public long FirstTime { get; }

    public long LastTime { get; }

    public bool IsOpenAtFirst { get; }

    public bool IsOpenAtLast { get; }

    /// <summary>True where Elasticsearch alone decides.</summary>
    public bool IsExact => _evaluator is null && _rule is null;

    /// <summary>True where nothing can match.</summary>
    public bool IsEmpty => FirstTime > LastTime || _agencies is { Count: 0 };

    public JsonObject Query()
    {
        var parts = new List<JsonObject> { QueryDsl.Between("soc_store.time", FirstTime, LastTime) };
        if (_agencies is not null) parts.Add(QueryDsl.Terms("soc_store.agency", _agencies.Distinct()));
        if (_filter.Query is { } words) parts.Add((JsonObject)words.DeepClone());
        return QueryDsl.All(parts);
    }

    public bool Wants(ReadOnlySpan<byte> document) =>
        (_evaluator is null || _evaluator.Matches(document)) && (_rule is null || _rule.Matches(document));
}
