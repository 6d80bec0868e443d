using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Sqlite.Database;

namespace SocCoordination.Storage.Sqlite.Days;

/// <summary>Learns what a day's file holds, from the ends of its indexes and its tally: the events themselves are not read.</summary>
internal static class DayLoader
{
    /// <summary>Fills in the day; false where the file has no tables yet, left by a crash before its first event.</summary>
    public static bool Load(Day day)
    {
        using var connection = DayDatabase.OpenToRead(day.Path);
        if (DayDatabase.VersionOf(connection) == 0) return false;

        using var content = new SqliteStatement(connection, "SELECT (SELECT ifnull(sum(events), 0) FROM tally), (SELECT min(key) FROM event), (SELECT max(key) FROM event)");
        content.Step();
        if (!content.IsNull(1)) day.Content = new DayContent(content.Integer(0), EventKey.TimeOf(content.Integer(1)), EventKey.TimeOf(content.Integer(2)));

        using var nextId = new SqliteStatement(connection, "SELECT id FROM event WHERE id >= ? ORDER BY id LIMIT 1");
        EventId? from = default(EventId);
        while (from is { } least && nextId.Bind(1, least.ToByteArray()).Step())
        {
            var found = EventId.Read(nextId.Blob(0));
            nextId.Reset();
            day.Note(found);
            from = Day.NextHour(found);
        }
        return true;
    }
}
