using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Access;

/// <summary>What the journal's entries on accounts and keys say to a person.</summary>
internal sealed class AccessAudit : IAudit
{
    public IEnumerable<FactKind> Kinds =>
    [
        FactKind.Of<AccountCreated>("account.created", Audience.Team,
            fact => $"Tạo tài khoản {fact.UserName} ({Roles(fact.Roles)})", fact => $"Created account {fact.UserName} ({Roles(fact.Roles)})"),
        FactKind.Of<AccountChanged>("account.changed", Audience.Team,
            fact => $"Sửa tài khoản {fact.UserName} ({Roles(fact.Roles)}{(fact.Disabled ? "; đã khóa" : "")})",
            fact => $"Changed account {fact.UserName} ({Roles(fact.Roles)}{(fact.Disabled ? "; disabled" : "")})"),
        FactKind.Of<PasswordSet>("account.password_set", Audience.Team, fact => $"Đặt lại mật khẩu cho {fact.UserName}", fact => $"Set the password of {fact.UserName}"),
        FactKind.Of<SignedIn>("account.signed_in", Audience.Team, fact => $"{fact.UserName} đăng nhập từ {fact.Address}", fact => $"{fact.UserName} signed in from {fact.Address}"),
        FactKind.Of<LockedOut>("account.locked_out", Audience.Team,
            fact => $"Khóa tạm {fact.UserName}: sai mật khẩu nhiều lần từ {fact.Address}", fact => $"Locked {fact.UserName} for a while: wrong passwords from {fact.Address}"),
        FactKind.Of<KeyCreated>("key.created", Audience.Team, fact => $"Tạo khóa “{fact.Name}” ({fact.Role})", fact => $"Created key “{fact.Name}” ({fact.Role})"),
        FactKind.Of<KeyRevoked>("key.revoked", Audience.Team, fact => $"Thu hồi khóa “{fact.Name}”", fact => $"Revoked key “{fact.Name}”"),
    ];

    private static string Roles(IReadOnlyList<string> roles) => string.Join(", ", roles);
}
