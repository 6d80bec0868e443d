using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>Counts events over time: by the tally where all are asked for, but for minutes that two parts share; by the word index alone where that decides; otherwise event by event.</summary>
internal sealed class HistogramReader(ReaderPool readers)
{
    private const long Minute = 60_000;

    public IReadOnlyList<HistogramBucket> Count(IReadOnlyList<Day> days, SearchPlan plan, int buckets, CancellationToken cancellationToken)
    {
        var scale = Scale(days, plan, buckets);
        if (!plan.IsEmpty)
        {
            foreach (var day in days.Where(day => day.Content.Touches(plan.FirstTime, plan.LastTime)))
                CountDay(day, plan, scale, cancellationToken);
        }
        return scale.Buckets();
    }

    /// <summary>Equal parts of the time that the query names, or of the whole minutes that the events span where it names none.</summary>
    private static HistogramScale Scale(IReadOnlyList<Day> days, SearchPlan plan, int buckets)
    {
        var filled = days.Select(day => day.Content).Where(content => content.Events > 0).ToList();
        var earliest = filled.Select(content => content.FirstTime).DefaultIfEmpty(0).Min();
        var first = plan.IsOpenAtFirst ? earliest / Minute * Minute : plan.FirstTime;
        var latest = filled.Select(content => content.LastTime).DefaultIfEmpty(first).Max();
        var end = plan.IsOpenAtLast ? ((latest / Minute) + 1) * Minute : plan.LastTime + 1;
        return new HistogramScale(first, Math.Max(end, first + 1), buckets);
    }

    private void CountDay(Day day, SearchPlan plan, HistogramScale scale, CancellationToken cancellationToken)
    {
        DayReader? reader = null;
        try
        {
            reader = readers.Rent(day);
            if (reader is null) return;
            reader.Cancellation = cancellationToken;
            if (plan.IsUnfiltered) CountByTally(reader, plan, scale, cancellationToken);
            else if (!plan.NeedsDocument && plan.Match is not null) CountByWords(reader, plan, scale);
            else CountOneByOne(reader, plan, scale, scale.First, scale.End, cancellationToken);
        }
        catch (Microsoft.Data.Sqlite.SqliteException failure)
        {
            throw DayFailure.Of(failure, day, cancellationToken);
        }
        finally
        {
            if (reader is not null) readers.Return(reader);
        }
    }

    private static void CountByTally(DayReader reader, SearchPlan plan, HistogramScale scale, CancellationToken cancellationToken)
    {
        var divided = new HashSet<long>();
        var rows = reader.Statement("SELECT minute, agency, events FROM tally WHERE minute BETWEEN ? AND ?").Bind(1, scale.First / Minute).Bind(2, scale.End / Minute);
        while (rows.Step())
        {
            var from = rows.Integer(0) * Minute;
            if (plan.Wants((int)rows.Integer(1)) && !scale.TryAdd(from, Minute, rows.Integer(2))) divided.Add(from);
        }
        foreach (var from in divided) CountOneByOne(reader, plan, scale, from, from + Minute, cancellationToken);
    }

    private static void CountByWords(DayReader reader, SearchPlan plan, HistogramScale scale)
    {
        var rows = reader.Statement("SELECT rowid FROM word WHERE word MATCH ? AND rowid BETWEEN ? AND ?")
            .BindText(1, plan.Match!).Bind(2, EventKey.First(scale.First)).Bind(3, EventKey.Last(scale.End - 1));
        while (rows.Step()) scale.Add(EventKey.TimeOf(rows.Integer(0)), 1);
    }

    private static void CountOneByOne(DayReader reader, SearchPlan plan, HistogramScale scale, long from, long end, CancellationToken cancellationToken)
    {
        var scan = new DayScan(reader, plan, EventKey.First(from), EventKey.Last(end - 1), newestFirst: false, cancellationToken);
        while (scan.Advance() != ScanStep.Ended)
        {
            if (scan.Step == ScanStep.Found) scale.Add(EventKey.TimeOf(scan.Position.Key), 1);
        }
    }
}
