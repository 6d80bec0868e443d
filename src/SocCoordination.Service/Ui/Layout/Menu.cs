using SocCoordination.Service.Access;

namespace SocCoordination.Service.Ui.Layout;

/// <summary>What each role's menu holds, and where it starts.</summary>
internal static class Menu
{
    /// <param name="Name">The Vietnamese name, which is its key in the other languages.</param>
    public sealed record Link(string Name, string Address, params Role[] Roles);

    private static readonly Link[] All =
    [
        new("Phân loại", "/triage", Role.Analyst, Role.TeamLead),
        new("Sự cố", "/cases", Role.Analyst, Role.TeamLead),
        new("Cơ quan điều phối", "/escalations", Role.Analyst, Role.TeamLead, Role.Liaison),
        new("Truy tìm", "/hunt", Role.Analyst, Role.TeamLead),
        new("Luật", "/rules", Role.Analyst, Role.TeamLead),
        new("Nguồn", "/sources", Role.Analyst, Role.TeamLead, Role.Administrator),
        new("Báo cáo", "/posture", Role.Analyst, Role.TeamLead, Role.Leadership),
        new("Tin báo của tôi", "/portal", Role.AgencyOfficer),
        new("Cơ quan", "/agencies", Role.Administrator, Role.TeamLead),
        new("Tài khoản", "/accounts", Role.Administrator),
        new("Khóa", "/keys", Role.Administrator),
    ];

    public static IEnumerable<Link> For(Caller caller) => All.Where(link => caller.Is(link.Roles));

    /// <summary>The page that a person sees first.</summary>
    public static string HomeOf(Caller caller) => For(caller).FirstOrDefault()?.Address ?? "/account";
}
