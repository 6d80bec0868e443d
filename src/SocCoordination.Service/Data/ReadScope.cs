namespace SocCoordination.Service.Data;

/// <summary>Which rows a caller may read. Applied once, as query filters of <see cref="SocDbContext"/>.</summary>
internal sealed record ReadScope(bool All, int? AgencyId, bool Escalated)
{
    public static readonly ReadScope Everything = new(true, null, false);
    public static readonly ReadScope WhatWasEscalated = new(false, null, true);
    public static readonly ReadScope Nothing = new(false, null, false);

    public static ReadScope Agency(int id) => new(false, id, false);
}
