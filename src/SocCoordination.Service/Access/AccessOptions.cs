using System.ComponentModel.DataAnnotations;

namespace SocCoordination.Service.Access;

/// <summary>Section <c>Access</c>.</summary>
internal sealed class AccessOptions
{
    public const string Section = "Access";

    /// <summary>Wrong passwords in a row before an account is locked.</summary>
    [Range(3, 20)]
    public int LockoutAfter { get; set; } = 5;

    /// <summary>How long it stays locked.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "24:00:00")]
    public TimeSpan LockoutFor { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>A session without any request ends after this.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "7.00:00:00")]
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Sign-in attempts a minute from one address.</summary>
    [Range(1, 1000)]
    public int SignInsPerMinute { get; set; } = 30;

    /// <summary>Reports an hour from one address by people who are not signed in.</summary>
    [Range(1, 1000)]
    public int PublicReportsPerHour { get; set; } = 20;

    /// <summary>People who are not signed in may report incidents.</summary>
    public bool PublicReports { get; set; } = true;
}
