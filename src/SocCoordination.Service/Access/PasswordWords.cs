using System.Security.Cryptography;

namespace SocCoordination.Service.Access;

/// <summary>Makes passwords that people can read out: 20 letters and digits without lookalikes, in groups; about 97 bits.</summary>
internal static class PasswordWords
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string New() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
}
