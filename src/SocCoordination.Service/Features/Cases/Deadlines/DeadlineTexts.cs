using SocCoordination.Service.Features.Playbooks.Reporting;

namespace SocCoordination.Service.Features.Cases.Deadlines;

/// <summary>What the reporting profiles' values are called.</summary>
internal static class DeadlineTexts
{
    public static string Of(Trigger trigger, bool english) => trigger switch
    {
        Trigger.Detected => english ? "detected" : "phát hiện",
        Trigger.Reported => english ? "reported by an agency" : "cơ quan báo tin",
        Trigger.Confirmed => english ? "confirmed" : "đã xác minh là sự cố",
        Trigger.Serious => english ? "may be a serious incident" : "có khả năng là sự cố nghiêm trọng",
        Trigger.BeyondCapacity => english ? "beyond the operator's capacity" : "vượt khả năng xử lý của đơn vị vận hành",
        Trigger.ServiceInterrupted => english ? "service seriously interrupted" : "gián đoạn dịch vụ nghiêm trọng",
        Trigger.NationalSecurity => english ? "threatens national security or public order" : "đe dọa an ninh quốc gia, trật tự xã hội",
        Trigger.PersonalData => english ? "personal data breached" : "lộ lọt dữ liệu cá nhân",
        Trigger.SensitivePersonalData => english ? "location or biometric data breached" : "lộ lọt dữ liệu vị trí, sinh trắc học",
        Trigger.Handled => english ? "handled" : "đã xử lý xong",
        _ => english ? "closed" : "kết thúc ứng cứu",
    };

    public static string Of(Party party, bool english) => party switch
    {
        Party.Team => english ? "response team" : "Đội ứng cứu",
        Party.Operator => english ? "operator" : "đơn vị vận hành",
        Party.Owner => english ? "owner" : "cơ quan chủ quản",
        Party.Coordinator => english ? "national coordinator" : "cơ quan điều phối quốc gia",
        Party.SpecialisedUnit => english ? "specialised unit" : "đơn vị chuyên trách",
        Party.Members => english ? "network members concerned" : "thành viên mạng lưới liên quan",
        Party.Mps => english ? "Ministry of Public Security (PA05, A05)" : "Bộ Công an (PA05, A05)",
        Party.Controller => english ? "data controller" : "bên kiểm soát dữ liệu",
        Party.DataProtectionAuthority => english ? "data protection authority" : "cơ quan bảo vệ dữ liệu cá nhân",
        Party.DataSubjects => english ? "the people concerned" : "chủ thể dữ liệu",
        _ => english ? "sender" : "người báo",
    };
}
