using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SocCoordination.Service.Features.Setup;

/// <summary>Who may do the first set-up over the network: whoever sits at this machine, or has the one-time code that its console printed.</summary>
internal sealed class SetupDoor
{
    private const string Digits = "0123456789";

    public string Code { get; } = RandomNumberGenerator.GetString(Digits, 4) + "-" + RandomNumberGenerator.GetString(Digits, 4);

    /// <summary>A proxy in front makes every caller look local: behind one, the code is asked for.</summary>
    public static bool IsAtThisMachine(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !http.Request.Headers.ContainsKey("X-Forwarded-For") && !http.Request.Headers.ContainsKey("Forwarded");

    public bool Opens(HttpContext http, string? code) =>
        IsAtThisMachine(http) || CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes((code ?? "").Trim()), Encoding.UTF8.GetBytes(Code));
}
