using System.ComponentModel.DataAnnotations;

namespace SocCoordination.Service.Features.Portal;

/// <summary>Section <c>Portal</c>: what agencies are told about the team.</summary>
internal sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>The number that is answered day and night; shown on every page of the portal. The law asks that it be published (TT20/2017 Đ6).</summary>
    [MaxLength(100)]
    public string? Phone { get; set; }

    /// <summary>The team's mailbox for reports.</summary>
    [MaxLength(200)]
    public string? Email { get; set; }

    /// <summary>Within this a report of locked files is read.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan ReadCritical { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Within this a report of a website or an account is read.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan ReadHigh { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Within this any other report is read.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan ReadOther { get; set; } = TimeSpan.FromHours(4);
}
