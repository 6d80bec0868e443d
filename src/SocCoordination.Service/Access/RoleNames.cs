using SocCoordination.Service.Data;

namespace SocCoordination.Service.Access;

/// <summary>Roles as claims, attributes and JSON write them, and the usual sets of them.</summary>
internal static class RoleNames
{
    public const string Analyst = "analyst";
    public const string TeamLead = "team_lead";
    public const string AgencyOfficer = "agency_officer";
    public const string Liaison = "liaison";
    public const string Leadership = "leadership";
    public const string Administrator = "administrator";
    public const string Shipper = "shipper";

    /// <summary>The response team.</summary>
    public const string Team = Analyst + "," + TeamLead;

    /// <summary>The response team and its administrators.</summary>
    public const string TeamAndAdministrator = Team + "," + Administrator;

    /// <summary>Everybody who signs in.</summary>
    public const string People = TeamAndAdministrator + "," + AgencyOfficer + "," + Liaison + "," + Leadership;

    public static string Of(Role role) => SnakeCase.Of(role.ToString());

    public static Role? Parse(string? name)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (Of(role) == name)
                return role;
        }

        return null;
    }
}
