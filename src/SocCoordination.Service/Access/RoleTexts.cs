namespace SocCoordination.Service.Access;

/// <summary>What roles are called.</summary>
internal static class RoleTexts
{
    public static string Of(Role role, bool english) => role switch
    {
        Role.Analyst => english ? "Analyst" : "Trực ban",
        Role.TeamLead => english ? "Team lead" : "Trưởng nhóm",
        Role.AgencyOfficer => english ? "Agency officer" : "Cán bộ đầu mối của cơ quan",
        Role.Liaison => english ? "National CERT liaison" : "Điều phối quốc gia",
        Role.Leadership => english ? "Leadership" : "Lãnh đạo",
        Role.Administrator => english ? "Administrator" : "Quản trị viên",
        _ => english ? "Log shipper" : "Máy gửi nhật ký",
    };

    public static string Of(string role, bool english) => RoleNames.Parse(role) is { } known ? Of(known, english) : role;

    /// <summary>What a person of this role may do, in one sentence.</summary>
    public static string Explain(Role role, bool english) => role switch
    {
        Role.Analyst => english ? "Triages alerts, works cases." : "Phân loại cảnh báo, xử lý sự cố.",
        Role.TeamLead => english ? "Also approves, escalates, keeps agencies." : "Thêm quyền duyệt, báo cáo cấp trên, quản lý cơ quan.",
        Role.AgencyOfficer => english ? "Reports incidents, sees their own agency only." : "Báo sự cố, chỉ thấy cơ quan mình.",
        Role.Liaison => english ? "Sees what was escalated, and only that." : "Chỉ thấy những gì đã báo cáo lên.",
        Role.Leadership => english ? "Reads the posture pages." : "Đọc trang tình hình.",
        Role.Administrator => english ? "Keeps agencies, accounts, keys, sources." : "Quản lý cơ quan, tài khoản, khóa, nguồn.",
        _ => english ? "Brings logs of one agency, reads nothing." : "Chỉ gửi nhật ký của một cơ quan, không đọc gì.",
    };
}
