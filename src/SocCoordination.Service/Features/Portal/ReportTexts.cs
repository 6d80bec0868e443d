using SocCoordination.Service.Features.Portal.Model;

namespace SocCoordination.Service.Features.Portal;

/// <summary>What a report's values are called, in words that an untrained officer uses.</summary>
internal static class ReportTexts
{
    public static string Of(ReportCategory category, bool english) => category switch
    {
        ReportCategory.Ransom => english ? "Files locked, the computer demands money" : "Tệp bị khóa, máy đòi tiền",
        ReportCategory.Website => english ? "The website was changed or does not open" : "Trang web bị sửa hoặc không vào được",
        ReportCategory.Account => english ? "Somebody else uses a mail or software account" : "Tài khoản thư, phần mềm bị người khác dùng",
        ReportCategory.Phishing => english ? "Fraudulent mail or message" : "Thư, tin nhắn lừa đảo",
        _ => english ? "Something else, or not sure" : "Khác, hoặc không rõ",
    };

    /// <summary>How a layman tells the category; null where its name says all.</summary>
    public static string? ExampleOf(ReportCategory category, bool english) => category switch
    {
        ReportCategory.Ransom => english ? "Files have strange endings, there is a letter that asks for money" : "Tệp đổi đuôi lạ, có thư tống tiền",
        ReportCategory.Account => english ? "Mail sent that nobody wrote, a password that no longer works" : "Thư gửi đi mà không ai viết, mật khẩu tự nhiên không dùng được",
        ReportCategory.Phishing => english ? "Whether you clicked or typed a password or not" : "Đã bấm vào, đã nhập mật khẩu hay chưa cũng được",
        _ => null,
    };

    public static string Of(ReportState state, bool english) => state switch
    {
        ReportState.Received => english ? "received" : "đã nhận",
        ReportState.Read => english ? "read" : "đã đọc",
        ReportState.BeingHandled => english ? "being handled" : "đang xử lý",
        _ => english ? "finished" : "đã xong",
    };

    /// <summary>The official type of incident (Mẫu 05) that a layman's category most likely is; null where nothing can be said.</summary>
    public static string? IncidentTypeOf(ReportCategory category) => category switch
    {
        ReportCategory.Ransom => "encryption",
        ReportCategory.Website => "defacement",
        ReportCategory.Account => "unauthorized_access",
        ReportCategory.Phishing => "phishing",
        _ => null,
    };
}
