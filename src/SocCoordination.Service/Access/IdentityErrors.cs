using Microsoft.AspNetCore.Identity;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Access;

/// <summary>Identity's results as refusals that people understand.</summary>
internal static class IdentityErrors
{
    public static void ThrowIfFailed(this IdentityResult result, string? userName)
    {
        if (result.Succeeded)
            return;
        throw result.Errors.First().Code switch
        {
            "DuplicateUserName" => Refusal.Conflict("Đã có tài khoản tên {0}.", userName ?? ""),
            "PasswordTooShort" => Refusal.Invalid("Mật khẩu cần ít nhất 12 ký tự."),
            "PasswordMismatch" => Refusal.Invalid("Mật khẩu hiện tại không đúng."),
            _ => Refusal.Invalid("Không lưu được tài khoản {0}: {1}", userName ?? "", result.Errors.First().Description),
        };
    }
}
