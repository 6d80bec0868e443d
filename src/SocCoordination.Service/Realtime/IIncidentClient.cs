namespace SocCoordination.Service.Realtime;

/// <summary>What the hub calls on its clients.</summary>
public interface IIncidentClient
{
    /// <summary>Something happened. Entries come in the order of their numbers; a client that was away asks for what it missed with <c>Resume</c>.</summary>
    Task Entry(LiveEntry entry);

    /// <summary>An alert was counted up; sent at most a few times a second, and not kept: ask for the alert itself.</summary>
    Task Counted(LiveCount count);

    /// <summary>Who of the team is here and looks at what: the whole list, whenever it changed. The team hears it.</summary>
    Task Present(IReadOnlyList<Viewer> viewers);
}

/// <summary>A journal entry as it is pushed: small; a client asks for details.</summary>
/// <param name="Seq">Number of the journal entry; give the highest one back to <c>Resume</c>.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What happened: <c>alert.opened</c>, <c>escalation.acknowledged</c>…</param>
/// <param name="Subject">What it is about: <c>alert:12</c>.</param>
/// <param name="Context">What that belongs to: <c>case:SC-2026-0001</c>.</param>
/// <param name="AgencyId">The agency it concerns.</param>
/// <param name="Actor">Who did it, as people read it.</param>
public sealed record LiveEntry(long Seq, DateTimeOffset At, string Kind, string Subject, string? Context, int? AgencyId, string Actor);

/// <param name="Alert">The alert's number, without letters.</param>
public sealed record LiveCount(long Alert, long Count, DateTimeOffset LastSeen);

/// <summary>Somebody of the team who is here.</summary>
/// <param name="Person">Actor id: <c>account:7</c>.</param>
/// <param name="Name">What people read.</param>
/// <param name="Subject">What they look at: <c>alert:12</c>, <c>case:SC-2026-0001</c>; null: nothing in particular.</param>
public sealed record Viewer(string Person, string Name, string? Subject);
