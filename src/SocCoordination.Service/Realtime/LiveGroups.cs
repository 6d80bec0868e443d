using SocCoordination.Service.Access;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Realtime;

/// <summary>The hub's groups, and what each hears: the same rule live and on resume.</summary>
internal static class LiveGroups
{
    public const string Team = "team";
    public const string Liaison = "liaison";

    public static string Agency(int id) => FormattableString.Invariant($"agency:{id}");

    /// <summary>The groups that hear an entry.</summary>
    public static IEnumerable<string> Of(JournalEntry entry)
    {
        if (entry.Audience.HasFlag(Audience.Team))
            yield return Team;
        if (entry.Audience.HasFlag(Audience.Agency) && entry.AgencyId is { } agency)
            yield return Agency(agency);
        if (entry.Audience.HasFlag(Audience.Liaison))
            yield return Liaison;
    }

    /// <summary>The one group that a caller belongs to; null for one that hears nothing.</summary>
    public static string? Of(Caller caller) =>
        caller.Is(Role.Analyst, Role.TeamLead) ? Team
        : caller.Is(Role.Liaison) ? Liaison
        : caller.Is(Role.AgencyOfficer) && caller.AgencyId is { } agency ? Agency(agency)
        : null;

    /// <summary>The entries that a group hears, as a query.</summary>
    public static IQueryable<JournalEntry> HeardBy(this IQueryable<JournalEntry> journal, Caller caller)
    {
        var agency = caller.AgencyId;
        return Of(caller) switch
        {
            Team => journal.Where(entry => ((int)entry.Audience & (int)Audience.Team) != 0),
            Liaison => journal.Where(entry => ((int)entry.Audience & (int)Audience.Liaison) != 0),
            null => journal.Where(_ => false),
            _ => journal.Where(entry => ((int)entry.Audience & (int)Audience.Agency) != 0 && entry.AgencyId == agency),
        };
    }

    public static LiveEntry ToLive(this JournalEntry entry) =>
        new(entry.Seq, entry.At, entry.Kind, entry.Subject, entry.Context, entry.AgencyId, entry.ActorName);
}
