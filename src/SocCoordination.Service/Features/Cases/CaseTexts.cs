using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Features.Cases.Model;

namespace SocCoordination.Service.Features.Cases;

/// <summary>What a case's values are called: steps by TT20/2017 Điều 11, priorities by the glossary, TLP in its own letters.</summary>
internal static class CaseTexts
{
    public static string Of(CaseStatus status, bool english) => status switch
    {
        CaseStatus.Verification => english ? "1a Intake and verification" : "1a Tiếp nhận, xác minh",
        CaseStatus.Prioritisation => english ? "1b Prioritised initial response" : "1b Ưu tiên ứng cứu ban đầu",
        CaseStatus.Planning => english ? "1c Choice of response plan" : "1c Lựa chọn phương án",
        CaseStatus.Containment => english ? "2 Response and containment" : "2 Ứng cứu, ngăn chặn, xử lý",
        CaseStatus.Eradication => english ? "3a Eradication" : "3a Gỡ bỏ",
        CaseStatus.Recovery => english ? "3b Recovery" : "3b Khôi phục",
        CaseStatus.Review => english ? "3c Check and assessment" : "3c Kiểm tra, đánh giá",
        CaseStatus.LessonsLearned => english ? "4 Review and lessons learned" : "4 Tổng kết, rút kinh nghiệm",
        _ => english ? "Closed" : "Kết thúc",
    };

    public static string Of(Severity severity, bool english) => severity switch
    {
        Severity.Critical => english ? "Critical" : "Khẩn cấp",
        Severity.High => english ? "High" : "Cao",
        Severity.Medium => english ? "Medium" : "Trung bình",
        Severity.Low => english ? "Low" : "Thấp",
        _ => english ? "Informational" : "Thông tin",
    };

    public static string Of(Tlp tlp) => tlp switch
    {
        Tlp.Clear => "TLP:CLEAR",
        Tlp.Green => "TLP:GREEN",
        Tlp.Amber => "TLP:AMBER",
        Tlp.AmberStrict => "TLP:AMBER+STRICT",
        _ => "TLP:RED",
    };
}
