using Microsoft.Data.Sqlite;

namespace SocCoordination.Storage.Sqlite.Days;

/// <summary>A day's file turned out to be damaged while it was used.</summary>
internal sealed class DayDamagedException(Day day, SqliteException failure) : Exception(failure.Message, failure)
{
    public Day Day => day;
}
