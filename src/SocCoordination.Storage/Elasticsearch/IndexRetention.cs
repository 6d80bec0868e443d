using SocCoordination.Storage.Elasticsearch.Connection;
using SocCoordination.Storage.Elasticsearch.Writing;

namespace SocCoordination.Storage.Elasticsearch;

/// <summary>Keeps the store within age and size by deleting whole days. The newest stays, however large.</summary>
internal sealed class IndexRetention(ServerConnection server, IndexNames names, Freshness freshness, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);

    public async Task<RetentionOutcome> EnforceAsync(RetentionPolicy policy, CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var days = await DaysAsync(cancellationToken);
            var (removed, removedForSize) = (0L, false);
            while (days.Count > 0 && (IsTooOld(days[0], policy) || IsTooMuch(days, policy)))
            {
                removedForSize |= !IsTooOld(days[0], policy);
                removed += await DeleteAsync(days[0], cancellationToken);
                days.RemoveAt(0);
            }
            return new RetentionOutcome(removed, removedForSize, Oldest(days));
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async Task<StoreSize> MeasureAsync(CancellationToken cancellationToken)
    {
        var days = await DaysAsync(cancellationToken);
        return new StoreSize(days.Sum(day => day.Events), days.Sum(day => day.Bytes), Oldest(days));
    }

    public void Dispose() => _oneAtATime.Dispose();

    private bool IsTooOld(IndexOfDay day, RetentionPolicy policy) => StartOf(day.Date.AddDays(1)) <= time.GetUtcNow() - policy.MaxAge;

    private static bool IsTooMuch(List<IndexOfDay> days, RetentionPolicy policy) => policy.MaxBytes is { } most && days.Count > 1 && days.Sum(day => day.Bytes) > most;

    private static DateTimeOffset? Oldest(List<IndexOfDay> days) => days.Find(day => day.Events > 0) is { } oldest ? StartOf(oldest.Date) : null;

    private static DateTimeOffset StartOf(DateOnly date) => new(date, TimeOnly.MinValue, TimeSpan.Zero);

    private async Task<long> DeleteAsync(IndexOfDay day, CancellationToken cancellationToken)
    {
        using var answer = await server.DeleteAsync($"{names.OfDay(day.Date)}?ignore_unavailable=true", null, cancellationToken);
        answer.Demand();
        return day.Events;
    }

    /// <summary>The days with their figures, the earliest first.</summary>
    private async Task<List<IndexOfDay>> DaysAsync(CancellationToken cancellationToken)
    {
        await freshness.EnsureAsync(except: null, cancellationToken);
        using var answer = await server.GetAsync($"{names.Days}/_stats/docs,store?ignore_unavailable=true&filter_path=indices.*.primaries.docs.count,indices.*.total.store.size_in_bytes", cancellationToken);
        if (!answer.Demand().Body.TryGetProperty("indices", out var indices)) return [];
        var days = new List<IndexOfDay>();
        foreach (var index in indices.EnumerateObject())
        {
            if (names.DayOf(index.Name) is not { } date) continue;
            days.Add(new IndexOfDay(date,
                index.Value.GetProperty("primaries").GetProperty("docs").GetProperty("count").GetInt64(),
                index.Value.GetProperty("total").GetProperty("store").GetProperty("size_in_bytes").GetInt64()));
        }
        return [.. days.OrderBy(day => day.Date)];
    }

    /// <param name="Date">The arrival day.</param>
    /// <param name="Events">Its events.</param>
    /// <param name="Bytes">Bytes on all nodes' disks together, copies too.</param>
    private sealed record IndexOfDay(DateOnly Date, long Events, long Bytes);
}
