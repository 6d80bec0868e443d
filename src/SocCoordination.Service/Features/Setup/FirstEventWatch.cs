using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SocCoordination.Service.Features.Setup;

/// <summary>
/// The link by which the set-up page watches for an agency's first event: whoever set the installation up is not signed in
/// yet, so the link itself is the right, for one agency and one day.
/// </summary>
internal sealed class FirstEventWatch(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(1);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("first-event").ToTimeLimitedDataProtector();

    public string For(int agency) => _protector.Protect(agency.ToString(CultureInfo.InvariantCulture), Lasts);

    /// <summary>The agency that a link watches; null where it is not one of ours, or too old.</summary>
    public int? Read(string watch)
    {
        try
        {
            return int.Parse(_protector.Unprotect(watch), CultureInfo.InvariantCulture);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
