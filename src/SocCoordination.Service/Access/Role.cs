namespace SocCoordination.Service.Access;

/// <summary>What a person or a key may do. A person may hold several; a key holds one.</summary>
public enum Role
{
    /// <summary>Triages alerts and works cases.</summary>
    Analyst,

    /// <summary>An analyst who also approves, merges, escalates on the province's behalf and reads everything.</summary>
    TeamLead,

    /// <summary>An agency's part-time officer: reports incidents and answers questions, for that agency only.</summary>
    AgencyOfficer,

    /// <summary>The national CERT's liaison: sees what was escalated, and only that.</summary>
    Liaison,

    /// <summary>Reads the posture pages.</summary>
    Leadership,

    /// <summary>Keeps agencies, accounts, keys and sources.</summary>
    Administrator,

    /// <summary>A log shipper's key: brings events for one agency, reads nothing.</summary>
    Shipper,
}
