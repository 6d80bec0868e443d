using SocCoordination.Service.Access;

namespace SocCoordination.Service.Ui.Layout;

/// <summary>What each role's menu holds, and where it starts.</summary>
internal static class Menu
{
    /// <param name="Name">The Vietnamese name, which is its key in the other languages.</param>
    /// <param name="Count">What of <see cref="DeskCounts"/> stands beside it.</param>
    public sealed record Link(string Name, string Address, string? Count, params Role[] Roles);

    private static readonly Link[] All =
    [
        new("Phân loại", "/triage", DeskCounts.New, Role.Analyst, Role.TeamLead),
        new("Sự cố", "/cases", DeskCounts.Cases, Role.Analyst, Role.TeamLead),
        new("Cơ quan điều phối", "/escalations", DeskCounts.Escalations, Role.Analyst, Role.TeamLead, Role.Liaison),
        new("Truy tìm", "/hunt", null, Role.Analyst, Role.TeamLead),
        new("Luật", "/rules", null, Role.Analyst, Role.TeamLead),
        new("Nguồn nhật ký", "/sources", null, Role.Analyst, Role.TeamLead, Role.Administrator),
        new("Báo cáo tháng", "/posture", null, Role.Analyst, Role.TeamLead, Role.Leadership),
        new("Tin báo của tôi", "/portal", null, Role.AgencyOfficer),
        new("Cơ quan", "/agencies", null, Role.Administrator, Role.TeamLead),
        new("Tài khoản", "/accounts", null, Role.Administrator),
        new("Khóa", "/keys", null, Role.Administrator),
    ];

    public static IEnumerable<Link> For(Caller caller) => All.Where(link => caller.Is(link.Roles));

    /// <summary>The page that a person sees first.</summary>
    public static string HomeOf(Caller caller) => For(caller).FirstOrDefault()?.Address ?? "/account";
}
