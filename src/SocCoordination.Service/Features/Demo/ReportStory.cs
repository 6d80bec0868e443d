using SocCoordination.Service.Features.Portal.Model;

namespace SocCoordination.Service.Features.Demo;

/// <summary>What officers of the trial report, in their own words.</summary>
internal sealed record ReportStory(string Agency, ReportCategory Category, string Description, string Noticed, string Contact, string Phone)
{
    public static readonly IReadOnlyList<ReportStory> All =
    [
        new("UBND phường Ea Kao", ReportCategory.Ransom, "Máy kế toán mở tệp bảng lương báo lỗi, tệp nào cũng có đuôi .locked. Đã rút dây mạng, chưa tắt máy.", "khoảng 8 giờ sáng nay", "H’Linh Niê", "0905 000 101"),
        new("Trường THPT Nguyễn Huệ", ReportCategory.Website, "Trang của trường hiện quảng cáo cá cược, giáo viên không đăng nhập được sổ điểm.", "từ tối hôm qua", "Trần Văn Bình", "0905 000 102"),
        new("UBND xã Lắk", ReportCategory.Phishing, "Có thư tự xưng là Sở Nội vụ yêu cầu bấm liên kết cập nhật hồ sơ cán bộ, hai người đã nhập mật khẩu.", "lúc 10 giờ", "Y Thanh Mlô", "0905 000 103"),
        new("Bệnh viện Đa khoa Phú Yên", ReportCategory.Account, "Hộp thư phòng Kế hoạch tự gửi thư cho nhiều nơi, mật khẩu cũ không vào được nữa.", "sáng nay", "Lê Thị Hà", "0905 000 104"),
        new("UBND xã Sơn Hòa", ReportCategory.Other, "Máy một cửa chạy rất chậm, quạt kêu to cả khi không làm gì.", "mấy ngày nay", "Nguyễn Văn Tâm", "0905 000 105"),
    ];

    public static IEnumerable<string> Agencies => All.Select(one => one.Agency).Distinct();
}
