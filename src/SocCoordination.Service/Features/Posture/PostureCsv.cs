using System.Globalization;
using System.Text;
using CsvHelper;
using SocCoordination.Service.Ui.Shared;

namespace SocCoordination.Service.Features.Posture;

/// <summary>A month's figures as a table for spreadsheets: one figure a row, spans in seconds.</summary>
internal static class PostureCsv
{
    public static async Task WriteAsync(PostureView view, Stream to, CancellationToken cancellationToken)
    {
        // Excel reads UTF-8 only where the file begins with its mark.
        await to.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellationToken);
        await using var csv = CsvWriter.Create(to, CsvWriterOptions.Default with { Injection = CsvInjection.Escape }, leaveOpen: true);
        await csv.WriteRecordAsync(["month", "section", "key", "name", "value", "before"], cancellationToken);
        foreach (var (section, key, name, value, before) in Rows(view))
            await csv.WriteRecordAsync([view.Month, section, key, name, value, before], cancellationToken);
    }

    private static IEnumerable<(string Section, string Key, string Name, string Value, string Before)> Rows(PostureView view)
    {
        (string, PostureCount)[] counts =
        [
            ("total", view.Cases), ("total", view.Alerts),
            .. view.CasesByType.Select(one => ("cases_by_type", one)), .. view.CasesBySeverity.Select(one => ("cases_by_severity", one)),
            .. view.CasesByAgency.Select(one => ("cases_by_agency", one)), .. view.AlertsByVerdict.Select(one => ("alerts_by_verdict", one)),
        ];
        foreach (var (section, one) in counts)
            yield return (section, one.Key, one.Name.In(Shown.English), Text(one.Count), Text(one.Before));
        foreach (var time in view.Times)
        {
            yield return ("times", time.Stage + ".median_seconds", time.Stage, Seconds(time.Median), Seconds(time.MedianBefore));
            yield return ("times", time.Stage + ".p90_seconds", time.Stage, Seconds(time.P90), "");
            yield return ("times", time.Stage + ".measured", time.Stage, Text(time.Measured), "");
            yield return ("times", time.Stage + ".waiting", time.Stage, Text(time.Waiting), "");
        }

        foreach (var (key, value) in new[] { ("agencies", view.Senders.Agencies), ("sending", view.Senders.Sending), ("silent", view.Senders.Silent), ("never", view.Senders.Never) })
            yield return ("senders", key, key, Text(value), "");
        yield return ("escalations", "raised", "raised", Text(view.Escalations.Raised), Text(view.Escalations.RaisedBefore));
        yield return ("escalations", "acknowledged", "acknowledged", Text(view.Escalations.Acknowledged), "");
        yield return ("escalations", "overdue", "overdue", Text(view.Escalations.Overdue), "");
        yield return ("escalations", "median_seconds", "median", Seconds(view.Escalations.Median), "");
        yield return ("escalations", "p90_seconds", "p90", Seconds(view.Escalations.P90), "");
        foreach (var level in view.Systems)
            yield return ("systems_by_level", Text(level.Level), Text(level.Level), Text(level.Systems), "");
        foreach (var month in view.CasesByMonth)
            yield return ("cases_by_month", month.Month, month.Month, Text(month.Count), "");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan? span) => span?.TotalSeconds.ToString("0", CultureInfo.InvariantCulture) ?? "";
}
