using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Elasticsearch.Connection;
using SocCoordination.Storage.Elasticsearch.Writing;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>
/// Goes through the events that a plan asks for, in one direction, some at a time, at one point in time: what is written
/// or refreshed meanwhile moves nothing. Where a day was removed under it, it goes on at a new point in time.
/// </summary>
internal sealed class EventScan(ServerConnection server, IndexNames names, SearchPlan plan, bool newestFirst, EventPlace? after) : IAsyncDisposable
{
    private const string Keep = "2m";
    private const int FewestAtOnce = 16, MostAtOnce = 1000;
    private const long BytesAtOnce = 8L << 20;

    private string? _pointInTime;
    private long _averageBytes = 2048;

    /// <summary>Which of the plan's events are gone through; null: all.</summary>
    public JsonObject? Only { get; init; }

    /// <summary>The last event that was looked at.</summary>
    public EventPlace? Reached { get; private set; } = after;

    public bool IsAtEnd { get; private set; } = plan.IsEmpty;

    /// <summary>The next events; each is the caller's to take or leave. Empty at the end.</summary>
    /// <param name="wanted">How many the caller can use.</param>
    /// <param name="cancellationToken">Ends the search in Elasticsearch too.</param>
    public async Task<IReadOnlyList<ScannedEvent>> NextAsync(int wanted, CancellationToken cancellationToken)
    {
        if (IsAtEnd) return [];
        var most = (int)Math.Clamp(BytesAtOnce / _averageBytes, FewestAtOnce, MostAtOnce);
        var size = plan.IsExact ? Math.Min(wanted, most) : most;
        using var answer = await AskAsync(size, cancellationToken);
        var hits = answer.Body.GetProperty("hits").GetProperty("hits");
        var found = new List<ScannedEvent>(hits.GetArrayLength());
        var bytes = 0L;
        foreach (var hit in hits.EnumerateArray())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var place = EventPlace.Of(hit.GetProperty("sort"));
            var read = Read(hit);
            bytes += read.Document.Length;
            found.Add(new ScannedEvent(place, plan.Wants(read.Document.Span) ? read : null));
            Reached = place;
        }
        if (found.Count > 0) _averageBytes = Math.Max(1, bytes / found.Count);
        IsAtEnd = found.Count < size;
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        if (_pointInTime is null) return;
        try
        {
            using var closed = await server.DeleteAsync("_pit", new JsonObject { ["id"] = _pointInTime }, CancellationToken.None);
        }
        catch (EventStoreUnavailableException)
        {
            // It ends by itself after two minutes.
        }
    }

    internal static EcsEvent Read(JsonElement hit)
    {
        var text = hit.GetProperty("_id").GetString();
        if (!EventId.TryParse(text, out var id)) throw new EventStoreUnavailableException($"Elasticsearch's index {hit.GetProperty("_index").GetString()} holds {text}, which this service did not write: move it to an index of another name.");
        return EventBody.Read(id, JsonMarshal.GetRawUtf8Value(hit.GetProperty("_source")));
    }

    private async Task<ServerAnswer> AskAsync(int size, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            _pointInTime ??= await OpenAsync(cancellationToken);
            var answer = await server.PostAsync("_search?allow_partial_search_results=false", Request(size), cancellationToken);
            var isGone = answer.IsMissing || (!answer.IsSuccess && answer.Reason.Contains("search_context_missing", StringComparison.Ordinal));
            if (!isGone || tries == 3) return Keeping(answer.Demand());
            answer.Dispose();
            _pointInTime = null;
        }
    }

    private ServerAnswer Keeping(ServerAnswer answer)
    {
        _pointInTime = answer.Body.GetProperty("pit_id").GetString();
        return answer;
    }

    private async Task<string> OpenAsync(CancellationToken cancellationToken)
    {
        using var answer = await server.PostAsync($"{names.Days}/_pit?keep_alive={Keep}&ignore_unavailable=true", null, cancellationToken);
        return answer.Demand().Body.GetProperty("id").GetString()!;
    }

    private JsonObject Request(int size)
    {
        var request = new JsonObject
        {
            ["size"] = size,
            ["track_total_hits"] = false,
            ["pit"] = new JsonObject { ["id"] = _pointInTime, ["keep_alive"] = Keep },
            ["query"] = plan.Query(Only),
            ["sort"] = EventPlace.Order(newestFirst),
        };
        if (Reached is { } reached) request["search_after"] = reached.After();
        return request;
    }
}

/// <summary>An event that a scan looked at.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Event">The event, if it is one that was asked for.</param>
internal sealed record ScannedEvent(EventPlace Place, EcsEvent? Event);
