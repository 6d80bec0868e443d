using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>
/// Stores groups of batches: asks for what other days have, sends the rest, looks at each item's answer, and sends again
/// what Elasticsearch was too busy for or did not answer. An id is created once, however often it is sent.
/// </summary>
internal sealed class BulkWriter(ServerConnection server, IndexNames names, ElasticsearchStoreOptions options, Freshness freshness, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100), LongestPause = TimeSpan.FromSeconds(5);

    private readonly EarlierIndices _earlier = new(server, names, freshness, time);
    private readonly DayGate _gate = new();
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Ends the pauses between tries.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Stores all the batches or, throwing, none that counts. For a writer's own thread.</summary>
    /// <exception cref="EventStoreUnavailableException">Elasticsearch does not take them; inside it an <see cref="EventStoreBusyException"/> where it was only busy to the end.</exception>
    public void Write(IReadOnlyList<PendingBatch> batches) => WriteAsync([.. batches.SelectMany(batch => batch.Items)]).GetAwaiter().GetResult();

    private async Task WriteAsync(List<PendingItem> all)
    {
        var open = WithoutDoubles(all);
        using var place = await _gate.EnterAsync(OnlyDayOf(open));
        var began = time.GetTimestamp();
        var isLookedUp = false;
        for (var attempt = 0; ; attempt++)
        {
            Exception? failure = null;
            try
            {
                if (!isLookedUp) await MarkKnownAsync(open);
                isLookedUp = true;
                foreach (var some in InRequests(open.FindAll(item => !item.IsRepeated))) failure = await SendAsync(some, open) ?? failure;
                open.RemoveAll(item => item.IsRepeated);
                if (open.Count == 0) return;
            }
            catch (EventStoreUnavailableException unavailable)
            {
                failure = unavailable;
            }
            if (failure is EventStoreUnavailableException { NeedsPerson: true } || _stopping.IsCancellationRequested || time.GetElapsedTime(began) >= options.RetryTime) throw Final(failure);
            await PauseAsync(attempt);
        }
    }

    private static DateOnly? OnlyDayOf(List<PendingItem> items) => items.TrueForAll(item => item.Day == items[0].Day) ? items[0].Day : null;

    /// <summary>An id that comes twice in one group is the first one's.</summary>
    private static List<PendingItem> WithoutDoubles(List<PendingItem> all)
    {
        var seen = new HashSet<Events.Ecs.EventId>();
        foreach (var item in all) item.IsRepeated = !seen.Add(item.Event.Id);
        return all.FindAll(item => !item.IsRepeated);
    }

    private async Task MarkKnownAsync(List<PendingItem> open)
    {
        await _earlier.MarkKnownAsync(open, CancellationToken.None);
        open.RemoveAll(item => item.IsRepeated);
    }

    private IEnumerable<PendingItem[]> InRequests(List<PendingItem> items)
    {
        var request = new List<PendingItem>();
        var bytes = 0L;
        foreach (var item in items)
        {
            if (request.Count > 0 && (request.Count == options.BulkEvents || bytes + item.Lines.Length > options.BulkBytes))
            {
                yield return [.. request];
                request.Clear();
                bytes = 0;
            }
            request.Add(item);
            bytes += item.Lines.Length;
        }
        if (request.Count > 0) yield return [.. request];
    }

    /// <summary>Sends items, takes those that are done out of <paramref name="open"/>, and gives the reason why others are not.</summary>
    private async Task<Exception?> SendAsync(PendingItem[] items, List<PendingItem> open)
    {
        using var content = new BulkContent([.. items.Select(item => item.Lines)]);
        ServerAnswer answer;
        try
        {
            answer = await server.SendAsync(HttpMethod.Post, "_bulk?filter_path=items.*.status,items.*.error.type,items.*.error.reason", content, CancellationToken.None);
        }
        catch
        {
            MayBeStored(items);
            throw;
        }
        using (answer)
        {
            if (answer.Status == HttpStatusCode.TooManyRequests) return ItemRefusal.Busy(answer.Reason);
            if (answer.Status == HttpStatusCode.RequestEntityTooLarge && items.Length > 1) return await SendHalvesAsync(items, open);
            if (!answer.IsWhole && (int)answer.Status is < 400 or >= 500)
            {
                // An answer that broke off, or a gateway's, says nothing of what the server did.
                MayBeStored(items);
            }
            var statuses = answer.Demand().Body.GetProperty("items");
            freshness.Wrote(IndicesOf(items));
            return await TakeAsync(items, statuses, open);
        }
    }

    /// <summary>Whoever looks for these events next refreshes first: what was stored is found, though its answer was lost.</summary>
    private void MayBeStored(PendingItem[] items)
    {
        foreach (var item in items) item.MayBeStored = true;
        freshness.Wrote(IndicesOf(items));
    }

    private IEnumerable<string> IndicesOf(PendingItem[] items) => items.Select(item => item.Day).Distinct().Select(names.OfDay);

    /// <summary>For a server, or a proxy before it, that takes less at once than the options say.</summary>
    private async Task<Exception?> SendHalvesAsync(PendingItem[] items, List<PendingItem> open)
    {
        var first = await SendAsync(items[..(items.Length / 2)], open);
        return await SendAsync(items[(items.Length / 2)..], open) ?? first;
    }

    private async Task<Exception?> TakeAsync(PendingItem[] items, JsonElement answers, List<PendingItem> open)
    {
        Exception? failure = null;
        var done = new HashSet<PendingItem>(ReferenceEqualityComparer.Instance);
        var conflicts = new List<PendingItem>();
        var index = 0;
        foreach (var one in answers.EnumerateArray())
        {
            var item = items[index++];
            var result = one.GetProperty("create");
            switch (result.GetProperty("status").GetInt32())
            {
                case 200 or 201:
                    done.Add(item);
                    break;
                case 409:
                    item.IsRepeated = true;
                    if (item.MayBeStored) conflicts.Add(item);
                    break;
                case 400 when !item.IsRaw && ItemRefusal.IsOfDocument(result):
                    item.Write(names, asRaw: true);
                    break;
                case var status:
                    failure = ItemRefusal.Of(status, result);
                    break;
            }
        }
        if (conflicts.Count > 0) await UnmarkOwnAsync(conflicts);
        open.RemoveAll(item => done.Contains(item) || conflicts.Contains(item));
        return failure;
    }

    /// <summary>What an earlier try had stored before its answer was lost is no repeat.</summary>
    private async Task UnmarkOwnAsync(List<PendingItem> conflicts)
    {
        var asked = new JsonObject
        {
            ["docs"] = new JsonArray([.. conflicts.Select(item => (JsonNode)new JsonObject
            {
                ["_index"] = names.OfDay(item.Day),
                ["_id"] = item.Event.Id.ToString(),
                ["_source"] = new JsonArray("soc_store.seq"),
            })]),
        };
        using var answer = await server.PostAsync("_mget", asked, CancellationToken.None);
        var index = 0;
        foreach (var found in answer.Demand().Body.GetProperty("docs").EnumerateArray())
        {
            var item = conflicts[index++];
            if (found.TryGetProperty("_source", out var kept)) item.IsRepeated = kept.GetProperty("soc_store").GetProperty("seq").GetInt64() != item.Sequence;
        }
    }

    public void Dispose() => _stopping.Dispose();

    private static EventStoreUnavailableException Final(Exception? failure) => failure switch
    {
        EventStoreBusyException busy => new EventStoreUnavailableException(busy.Message, busy),
        EventStoreUnavailableException unavailable => unavailable,
        _ => new EventStoreUnavailableException("Elasticsearch did not take the events; look at its log."),
    };

    /// <summary>Doubles up to a bound, half of it by chance, so that several writers do not come back together.</summary>
    private async Task PauseAsync(int attempt)
    {
        var longest = Math.Min(FirstPause.TotalMilliseconds * Math.Pow(2, attempt), LongestPause.TotalMilliseconds);
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(longest * (0.5 + (Random.Shared.NextDouble() / 2))), _stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The store is stopping: one more try, then the shipper keeps the batch.
        }
    }
}
