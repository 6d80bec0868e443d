using SocCoordination.Service.Features.Agencies.Model;

namespace SocCoordination.Service.Features.Agencies;

/// <summary>What kinds of agencies are called.</summary>
internal static class AgencyTexts
{
    public static string Of(AgencyKind kind, bool english) => kind switch
    {
        AgencyKind.Province => english ? "Provincial people's committee" : "UBND tỉnh, Văn phòng",
        AgencyKind.Department => english ? "Department" : "Sở, ban, ngành",
        AgencyKind.Commune => english ? "Commune or ward" : "Xã, phường",
        AgencyKind.School => english ? "School" : "Trường học",
        AgencyKind.Hospital => english ? "Hospital, health centre" : "Bệnh viện, trung tâm y tế",
        AgencyKind.Party => english ? "Party, front, mass organisation" : "Đảng, Mặt trận, đoàn thể",
        _ => english ? "Public service unit, other" : "Đơn vị sự nghiệp, khác",
    };
}
