using Microsoft.AspNetCore.Identity;

namespace SocCoordination.Service.Access;

/// <summary>A person who signs in.</summary>
internal sealed class Account : IdentityUser<int>
{
    /// <summary>The name that others read.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The agency of an officer; null for everyone else.</summary>
    public int? AgencyId { get; set; }

    /// <summary>When the account was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
