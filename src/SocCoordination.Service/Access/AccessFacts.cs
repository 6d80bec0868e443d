using System.Globalization;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Access;

/// <summary>Something happened to an account.</summary>
internal abstract record AccountFact(int Account, string UserName) : Fact
{
    public override string Subject => string.Create(CultureInfo.InvariantCulture, $"account:{Account}");
}

internal sealed record AccountCreated(int Account, string UserName, IReadOnlyList<string> Roles, int? AgencyId) : AccountFact(Account, UserName);

internal sealed record AccountChanged(int Account, string UserName, IReadOnlyList<string> Roles, int? AgencyId, bool Disabled) : AccountFact(Account, UserName);

internal sealed record PasswordSet(int Account, string UserName) : AccountFact(Account, UserName);

internal sealed record SignedIn(int Account, string UserName, string Address) : AccountFact(Account, UserName);

internal sealed record LockedOut(int Account, string UserName, string Address) : AccountFact(Account, UserName);

internal sealed record KeyCreated(string Key, string Name, string Role, int? AgencyId) : Fact
{
    public override string Subject => "key:" + Key;

    public override int? Agency => AgencyId;
}

internal sealed record KeyRevoked(string Key, string Name, int? AgencyId) : Fact
{
    public override string Subject => "key:" + Key;

    public override int? Agency => AgencyId;
}
