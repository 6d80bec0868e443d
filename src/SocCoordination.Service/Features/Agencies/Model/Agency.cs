namespace SocCoordination.Service.Features.Agencies.Model;

/// <summary>A department, commune, school, hospital: whoever sends logs or reports incidents.</summary>
internal sealed class Agency
{
    public int Id { get; set; }

    /// <summary>The official electronic identification code, or the team's own short one; unique.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public AgencyKind Kind { get; set; }

    /// <summary>Former names (districts ended and communes merged in 2025), one a line, so that people still find it.</summary>
    public string? Aliases { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    /// <summary>See <see cref="Data.FoldedText"/>.</summary>
    public string SearchText { get; set; } = "";

    public bool Active { get; set; } = true;

    public DateTimeOffset CreatedAt { get; set; }

    public List<AgencySystem> Systems { get; } = [];
}

/// <summary>What an agency is.</summary>
public enum AgencyKind
{
    /// <summary>The provincial people's committee and its office.</summary>
    Province,

    /// <summary>A department (sở) or equal body.</summary>
    Department,

    /// <summary>A commune or ward.</summary>
    Commune,

    School,

    Hospital,

    /// <summary>Party, front and mass organisations.</summary>
    Party,

    /// <summary>Public service units and others.</summary>
    Other,
}
