using SocCoordination.Service.Access;
using SocCoordination.Storage.Search;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>Binds every question to the event store to what the caller may read: the one place where that is decided.</summary>
internal sealed class EventScope(CallerContext context)
{
    public EventQuery Query(DateTimeOffset? from, DateTimeOffset? to, int? agency, string? text) => new(from, to, Agencies(agency), text);

    /// <summary>Null: every agency's. An officer who asks for another agency's is answered with nothing.</summary>
    public IReadOnlyCollection<int>? Agencies(int? chosen)
    {
        var scope = context.Caller.Scope;
        if (scope.All)
            return chosen is null ? null : [chosen.Value];
        return scope.AgencyId is { } own && (chosen is null || chosen == own) ? [own] : [];
    }
}
