namespace SocCoordination.Service.Access;

/// <summary>The roles that a form shows as chosen.</summary>
internal sealed record HeldRoles(IReadOnlyCollection<Role> Roles)
{
    public static readonly HeldRoles None = new([]);

    public static HeldRoles Of(IEnumerable<string> names) => new([.. names.Select(RoleNames.Parse).OfType<Role>()]);
}
