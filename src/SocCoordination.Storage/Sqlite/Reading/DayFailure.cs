using Microsoft.Data.Sqlite;
using SocCoordination.Storage.Sqlite.Database;
using SocCoordination.Storage.Sqlite.Days;

namespace SocCoordination.Storage.Sqlite.Reading;

/// <summary>What a failure while a day is read means.</summary>
internal static class DayFailure
{
    public static Exception Of(SqliteException failure, Day day, CancellationToken cancellationToken)
    {
        if (SqliteFailure.IsInterruption(failure)) return new OperationCanceledException(failure.Message, failure, cancellationToken);
        if (SqliteFailure.IsDamage(failure)) return new DayDamagedException(day, failure);
        return SqliteFailure.Outside(failure, day.Path) ?? (Exception)failure;
    }
}
