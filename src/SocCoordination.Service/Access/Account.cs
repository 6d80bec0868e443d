using Microsoft.AspNetCore.Identity;

namespace SocCoordination.Service.Access;

/// <summary>A person who signs in.</summary>
internal sealed class Account : IdentityUser<int>
{
    /// <summary>The lockout end of an account that an administrator disabled.</summary>
    public static readonly DateTimeOffset Disabled = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The name that others read.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The agency of an officer; null for everyone else.</summary>
    public int? AgencyId { get; set; }

    /// <summary>When the account was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; set; }
}
