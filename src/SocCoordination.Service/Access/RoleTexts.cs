namespace SocCoordination.Service.Access;

/// <summary>What roles are called.</summary>
internal static class RoleTexts
{
    public static string Of(Role role, bool english) => role switch
    {
        Role.Analyst => english ? "analyst" : "trực ban",
        Role.TeamLead => english ? "team lead" : "trưởng nhóm",
        Role.AgencyOfficer => english ? "agency officer" : "cán bộ đầu mối cơ quan",
        Role.Liaison => english ? "national CERT liaison" : "cơ quan điều phối quốc gia",
        Role.Leadership => english ? "leadership" : "lãnh đạo",
        Role.Administrator => english ? "administrator" : "quản trị viên",
        _ => english ? "shipper" : "máy gửi nhật ký",
    };
}
