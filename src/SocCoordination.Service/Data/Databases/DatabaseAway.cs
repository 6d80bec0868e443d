using Npgsql;

namespace SocCoordination.Service.Data.Databases;

/// <summary>Whether something failed because PostgreSQL cannot be reached or takes no work for now: trying again later is right then, and nothing else is.</summary>
internal static class DatabaseAway
{
    public static bool Is(Exception error)
    {
        for (var at = error; at is not null; at = at.InnerException)
        {
            if (at is PostgresException refused)
                return refused.SqlState is ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or PostgresErrorCodes.ObjectNotInPrerequisiteState or PostgresErrorCodes.ReadOnlySqlTransaction;
            if (at is NpgsqlException or DatabaseBusyException)
                return true;
        }

        return false;
    }
}
