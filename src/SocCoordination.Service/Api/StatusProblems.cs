using Microsoft.Extensions.Localization;
using SocCoordination.Service.Ui.Texts;

namespace SocCoordination.Service.Api;

/// <summary>Says what to do about a bare status, in the caller's language.</summary>
internal static class StatusProblems
{
    public static void Explain(ProblemDetailsContext context) =>
        context.ProblemDetails.Detail ??= Sentence(
            context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode,
            context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Words>>());

    public static string Sentence(int status, IStringLocalizer<Words> words) => status switch
    {
        StatusCodes.Status400BadRequest => words["Yêu cầu không đọc được. Tải lại trang rồi thử lần nữa."],
        StatusCodes.Status401Unauthorized => words["Cần đăng nhập, hoặc gửi một khóa còn hiệu lực trong tiêu đề Authorization."],
        StatusCodes.Status403Forbidden => words["Tài khoản này không có quyền làm việc đó. Hỏi quản trị viên nếu cần quyền."],
        StatusCodes.Status404NotFound => words["Không có trang hay mục này. Kiểm tra lại địa chỉ, hoặc về trang đầu."],
        StatusCodes.Status405MethodNotAllowed => words["Địa chỉ này không nhận kiểu yêu cầu đó. Xem /openapi/v1.json."],
        StatusCodes.Status413PayloadTooLarge => words["Nội dung gửi lên quá lớn. Chia nhỏ rồi gửi lại."],
        StatusCodes.Status415UnsupportedMediaType => words["Kiểu nội dung không dùng được; API nhận application/json."],
        StatusCodes.Status429TooManyRequests => words["Thử quá nhiều lần trong thời gian ngắn. Chờ một phút rồi thử lại."],
        StatusCodes.Status503ServiceUnavailable => words["Dịch vụ tạm thời không phục vụ được. Thử lại sau ít phút."],
        _ => words["Có lỗi ngoài dự tính; việc vừa làm chưa được lưu. Thử lại; nếu vẫn lỗi, gửi mã theo dõi cho quản trị viên."],
    };
}
