using SocCoordination.Storage.Search;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>Counts events over time: from the tally where whole minutes are asked for, from the word index alone where that decides, otherwise event by event.</summary>
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

    /// <summary>Equal parts of the time that the query names, or that the events span where it names none.</summary>
    private static HistogramScale Scale(IReadOnlyList<Day> days, SearchPlan plan, int buckets)
    {
        var filled = days.Select(day => day.Content).Where(content => content.Events > 0).ToList();
        var first = plan.IsOpenAtFirst ? filled.Select(content => content.FirstTime).DefaultIfEmpty(0).Min() : plan.FirstTime;
        var last = plan.IsOpenAtLast ? filled.Select(content => content.LastTime).DefaultIfEmpty(first).Max() : plan.LastTime;
        return new HistogramScale(first, Math.Max(last + 1, first + 1), buckets);
    }

    private void CountDay(Day day, SearchPlan plan, HistogramScale scale, CancellationToken cancellationToken)
    {
        DayReader? reader = null;
        try
        {
            reader = readers.Rent(day);
            if (reader is null) return;
            reader.Cancellation = cancellationToken;
            if (plan.IsUnfiltered && scale.IsOfWhole(Minute)) CountByTally(reader, plan, scale);
            else if (!plan.NeedsDocument && plan.Match is not null) CountByWords(reader, plan, scale);
            else CountOneByOne(reader, plan, scale, cancellationToken);
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

    private static void CountByTally(DayReader reader, SearchPlan plan, HistogramScale scale)
    {
        var rows = reader.Statement("SELECT minute, agency, events FROM tally WHERE minute BETWEEN ? AND ?").Bind(1, scale.First / Minute).Bind(2, (scale.End / Minute) - 1);
        while (rows.Step())
        {
            if (plan.Wants((int)rows.Integer(1))) scale.Add(rows.Integer(0) * Minute, rows.Integer(2));
        }
    }

    private static void CountByWords(DayReader reader, SearchPlan plan, HistogramScale scale)
    {
        var rows = reader.Statement("SELECT rowid FROM word WHERE word MATCH ? AND rowid BETWEEN ? AND ?")
            .BindText(1, plan.Match!).Bind(2, EventKey.First(scale.First)).Bind(3, EventKey.Last(scale.End - 1));
        while (rows.Step()) scale.Add(EventKey.TimeOf(rows.Integer(0)), 1);
    }

    private static void CountOneByOne(DayReader reader, SearchPlan plan, HistogramScale scale, CancellationToken cancellationToken)
    {
        var scan = new DayScan(reader, plan, EventKey.First(scale.First), EventKey.Last(scale.End - 1), newestFirst: false, cancellationToken);
        while (scan.Advance() != ScanStep.Ended)
        {
            if (scan.Step == ScanStep.Found) scale.Add(EventKey.TimeOf(scan.Position.Key), 1);
        }
    }
}
