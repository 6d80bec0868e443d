using SocCoordination.Service.Data;

namespace SocCoordination.Service.Access;

/// <summary>Who asks: an account, a key, or the service itself.</summary>
/// <param name="Id">What the journal names as actor: <c>account:7</c>, <c>key:k3f9…</c>, <c>system</c>, <c>system:playbook</c>.</param>
/// <param name="Name">What people read.</param>
/// <param name="Roles">What they may do.</param>
/// <param name="AgencyId">The agency that an officer or a shipper's key belongs to.</param>
/// <param name="AccountId">The account, where a person asks.</param>
internal sealed record Caller(string Id, string Name, IReadOnlySet<Role> Roles, int? AgencyId = null, int? AccountId = null)
{
    /// <summary>Nobody signed in: may do nothing that is not open to all.</summary>
    public static readonly Caller Nobody = new("anonymous", "", new HashSet<Role>());

    /// <summary>The service itself: jobs, consumers, ingest.</summary>
    public static readonly Caller System = new("system", "SocCoordination", new HashSet<Role>());

    public bool IsSystem => ReferenceEquals(this, System) || Id.StartsWith("system:", StringComparison.Ordinal);

    /// <summary>The service acting for one of its parts, so that the journal can say which.</summary>
    public static Caller Part(string part) => new("system:" + part, part, new HashSet<Role>());

    public bool Is(params ReadOnlySpan<Role> anyOf)
    {
        foreach (var role in anyOf)
        {
            if (Roles.Contains(role))
                return true;
        }

        return false;
    }

    /// <summary>What this caller's reads are limited to.</summary>
    public ReadScope Scope =>
        IsSystem || Is(Role.Analyst, Role.TeamLead, Role.Leadership, Role.Administrator) ? ReadScope.Everything
        : Is(Role.Liaison) ? ReadScope.WhatWasEscalated
        : Is(Role.AgencyOfficer) && AgencyId is { } agency ? ReadScope.Agency(agency)
        : ReadScope.Nothing;
}

/// <summary>What the current unit of work's caller is; set once at its door (request, hub call, job).</summary>
internal sealed class CallerContext
{
    public Caller Caller { get; set; } = Caller.Nobody;
}
