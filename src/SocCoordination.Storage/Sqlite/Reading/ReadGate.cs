using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>Lets so many reads run at a time, each on a thread of the pool, and tells what their failures mean.</summary>
internal sealed class ReadGate(DayCatalogue days, int concurrent) : IDisposable
{
    private readonly SemaphoreSlim _places = new(concurrent);

    /// <summary>Runs a read over the days that are there; again without a day that turns out to be damaged, if the query allows it.</summary>
    /// <param name="query">What is asked.</param>
    /// <param name="read">The read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="EventStoreDamagedException">A damaged file may hold part of the answer.</exception>
    public async Task<T> RunAsync<T>(EventQuery query, Func<IEnumerable<Day>, T> read, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Run(query, read), cancellationToken);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private T Run<T>(EventQuery query, Func<IEnumerable<Day>, T> read)
    {
        while (true)
        {
            if (!query.SkipDamaged) RefuseDamaged(query);
            try
            {
                return read(days.Days.Values);
            }
            catch (DayDamagedException damage)
            {
                days.MarkDamaged(damage.Day, damage.Message);
            }
        }
    }

    private void RefuseDamaged(EventQuery query)
    {
        var first = query.From is { } from ? from.ToUnixTimeMilliseconds() : 0;
        var missing = days.Damaged.Where(damaged => damaged.MayHold(first)).Select(damaged => damaged.Path).ToArray();
        if (missing.Length > 0) throw new EventStoreDamagedException(missing);
    }
}
