using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using SocCoordination.Service.Access;

namespace SocCoordination.Service.Realtime;

/// <summary>
/// Who of the team is here and what each looks at, so that two people never work the same thing unknowingly. Lives as long
/// as the connections do and is written nowhere; with several nodes, each tells of its own.
/// </summary>
internal sealed partial class Presence
{
    private readonly ConcurrentDictionary<string, Viewer> _byConnection = new();

    /// <summary>A connection's person looks at this now; null: at nothing in particular.</summary>
    /// <returns>False where that is not a subject that one can look at.</returns>
    public bool Look(string connection, Caller who, string? subject)
    {
        if (subject is not null && !Subject().IsMatch(subject))
            return false;
        _byConnection[connection] = new Viewer(who.Id, who.Name, subject);
        return true;
    }

    /// <returns>True where somebody left.</returns>
    public bool Leave(string connection) => _byConnection.TryRemove(connection, out _);

    /// <summary>Everybody, each subject once for each person.</summary>
    public IReadOnlyList<Viewer> All() => [.. _byConnection.Values.Distinct().OrderBy(viewer => viewer.Name, StringComparer.Ordinal).ThenBy(viewer => viewer.Person, StringComparer.Ordinal)];

    [GeneratedRegex("^(alert:[0-9]{1,18}|case:SC-[0-9]{4}-[0-9]{4,7})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Subject();
}
