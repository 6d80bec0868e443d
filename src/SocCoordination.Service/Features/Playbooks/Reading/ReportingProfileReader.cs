using System.Globalization;
using SocCoordination.Service.Features.Playbooks.Reporting;
using YamlDotNet.RepresentationModel;

namespace SocCoordination.Service.Features.Playbooks.Reading;

/// <summary>Reads one file of <c>reporting/profiles/</c>.</summary>
internal static class ReportingProfileReader
{
    public static ReportingProfile? Read(string name, string text, Findings findings)
    {
        if (BoundedYaml.Read(text, findings) is not { } root)
            return null;
        var fields = new YamlFields(root, findings, "a profile", "id", "title", "in_force", "note", "deadlines", "calendar");
        var id = fields.Id("id");
        if (id.Length > 0 && id != name)
            fields.Fault("id", BoundedYaml.Quote(id), $"'{name}', the name of the file");
        var title = fields.RequiredBoth("title", PlaybookLimits.Title);
        var (from, to) = InForce(fields);
        var deadlines = fields.Maps("deadlines").Select(map => DeadlineReader.Read(map, findings)).ToList();
        var calendar = fields.Maps("calendar").Select(map => Calendar(map, findings)).ToList();
        if (deadlines.Count + calendar.Count == 0)
            fields.Fault("deadlines", "no deadlines", "at least one under deadlines or calendar");
        foreach (var twice in deadlines.Select(one => one.Id).Concat(calendar.Select(one => one.Id)).GroupBy(one => one, StringComparer.Ordinal).Where(group => group.Count() > 1))
            fields.Fault("deadlines", $"the id '{twice.Key}' {twice.Count()} times", "each id once");
        var note = fields.Both("note", PlaybookLimits.Text);
        return findings.Any ? null : new ReportingProfile(id, title, from, to, note, deadlines, calendar);
    }

    private static (DateOnly From, DateOnly? To) InForce(YamlFields fields)
    {
        if (!fields.Has("in_force"))
            fields.Fault("in_force", "a profile without 'in_force'", "the days, such as { from: 2026-08-19 }");
        if (fields.Map("in_force", "'in_force'", "from", "to") is not { } days)
            return default;
        var from = Date(days, "from");
        DateOnly? to = days.Has("to") ? Date(days, "to") : null;
        if (to < from)
            days.Fault("to", "an end before the beginning", "a later day");
        return (from, to);
    }

    private static DateOnly Date(YamlFields fields, string key)
    {
        var text = fields.Text(key, PlaybookLimits.Id, "a day, such as 2026-08-19");
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (text.Length > 0)
            fields.Fault(key, BoundedYaml.Quote(text), "a day, such as 2026-08-19");
        return default;
    }

    private static CalendarDuty Calendar(YamlMappingNode map, Findings findings)
    {
        var fields = new YamlFields(map, findings, "a calendar duty", "id", "who", "to", "before", "form", "article", "confidence");
        var days = new List<MonthDay>();
        foreach (var text in fields.Texts("before"))
        {
            // Of no leap year: a day that is there every year.
            if (DateOnly.TryParseExact("2025-" + text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                days.Add(new MonthDay(day.Month, day.Day));
            else
                fields.Fault("before", BoundedYaml.Describe(text), "days of the year, such as ['06-20', '12-15']");
        }

        if (!fields.Has("before"))
            fields.Fault("before", "a calendar duty without 'before'", "days of the year, such as ['06-20', '12-15']");
        return new CalendarDuty(
            fields.Id("id"), fields.RequiredChoice("who", Names.Parties), DeadlineReader.Parties(fields), days,
            fields.RequiredBoth("form", PlaybookLimits.Title), fields.Text("article", PlaybookLimits.Title, "where the law says so"),
            fields.RequiredChoice("confidence", Names.Confidences));
    }
}
