namespace SocCoordination.Service.Features.Setup;

/// <summary>The one row that says whose installation this is. It exists once set-up is done.</summary>
internal sealed class Installation
{
    public int Id { get; set; } = 1;

    public required string Province { get; set; }

    /// <summary>IANA name of the zone in which people read times.</summary>
    public required string TimeZone { get; set; }

    /// <summary>A trial filled by the simulator: accounts are shown on the sign-in page.</summary>
    public bool Demo { get; set; }

    public DateTimeOffset SetUpAt { get; set; }
}
