using SocCoordination.Service.Access;

namespace SocCoordination.Service.Features.Demo;

/// <summary>An account that a trial's sign-in page offers.</summary>
/// <param name="Agency">An officer's.</param>
internal sealed record DemoAccount(string UserName, string DisplayName, IReadOnlyList<Role> Roles, string? Agency = null)
{
    public const string Administrator = "quantri";

    public static readonly IReadOnlyList<DemoAccount> All =
    [
        new("trucban", "Trực ban", [Role.Analyst]),
        new("truongnhom", "Trưởng nhóm", [Role.TeamLead]),
        new("canbo", "Cán bộ đầu mối", [Role.AgencyOfficer], "UBND phường Ea Kao"),
        new("dieuphoi", "Điều phối quốc gia", [Role.Liaison]),
        new("lanhdao", "Lãnh đạo", [Role.Leadership]),
        new(Administrator, "Quản trị viên", [Role.Administrator, Role.TeamLead]),
    ];
}
