using SocCoordination.Service.Features.Playbooks;
using SocCoordination.Service.Features.Portal.Model;

namespace SocCoordination.Service.Features.Portal;

/// <summary>The first-aid steps of each category.</summary>
internal static class FirstAidByCategory
{
    public static FirstAidSteps For(ReportCategory category) => category switch
    {
        ReportCategory.Ransom => new(
            [
                new("Rút dây mạng, tắt Wi-Fi của máy bị khóa và các máy cạnh nó.", "Pull the network cable and switch off Wi-Fi on the locked computer and those beside it."),
                new("Rút ổ cứng rời, USB đang cắm.", "Unplug external disks and USB sticks."),
                new("Chụp ảnh màn hình đòi tiền bằng điện thoại.", "Photograph the ransom note with a phone."),
            ],
            [
                new("tắt máy hay khởi động lại: khóa giải mã có thể còn trong bộ nhớ", "switch off or restart: the key may still be in memory"),
                new("trả tiền hay liên hệ kẻ tấn công", "pay or contact the attacker"),
                new("cài lại máy, xóa tệp bị khóa", "reinstall, or delete locked files"),
            ]),
        ReportCategory.Website => new(
            [
                new("Chụp ảnh trang bị sửa, ghi địa chỉ và giờ thấy.", "Photograph the changed page, note its address and the time."),
                new("Báo đơn vị vận hành máy chủ giữ nguyên nhật ký.", "Ask whoever runs the server to keep its logs."),
            ],
            [
                new("xóa tệp lạ hay khôi phục bản sao trước khi Đội ứng cứu chép chứng cứ", "delete strange files or restore a backup before the team has copied the evidence"),
                new("đăng thông báo nêu chi tiết lên mạng", "publish details"),
            ]),
        ReportCategory.Account => new(
            [
                new("Đổi mật khẩu từ một máy khác, chắc chắn sạch.", "Change the password from another, clean computer."),
                new("Đăng xuất mọi thiết bị nếu phần mềm cho phép.", "Sign out all devices where the software allows it."),
                new("Báo đồng nghiệp không bấm liên kết trong thư từ tài khoản đó.", "Warn colleagues not to click links in mail from that account."),
            ],
            [
                new("xóa thư lạ: đó là chứng cứ", "delete strange mail: it is evidence"),
                new("dùng lại mật khẩu cũ ở nơi khác", "use the old password anywhere else"),
            ]),
        ReportCategory.Phishing => new(
            [
                new("Giữ nguyên thư, tin nhắn; chụp ảnh màn hình.", "Keep the message; take a screenshot."),
                new("Nếu đã nhập mật khẩu: đổi ngay từ máy khác.", "If you typed a password: change it now from another computer."),
                new("Nếu đã mở tệp đính kèm: rút dây mạng máy đó.", "If you opened an attachment: pull that computer's network cable."),
            ],
            [
                new("chuyển tiếp thư cho người khác", "forward the message to others"),
                new("gọi số điện thoại ghi trong thư", "call a number that the message gives"),
            ]),
        _ => new(
            [
                new("Rút dây mạng của máy nghi ngờ.", "Pull the network cable of the suspect computer."),
                new("Ghi lại giờ và những gì đã thấy, đã làm.", "Write down the time, what was seen and done."),
            ],
            [
                new("tắt máy, cài lại, chạy phần mềm diệt mã độc tải trên mạng", "switch off, reinstall, or run cleaners from the Internet"),
            ]),
    };
}
