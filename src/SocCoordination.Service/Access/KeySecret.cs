using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SocCoordination.Service.Access;

/// <summary>A new key as it is shown, once.</summary>
/// <param name="Id">The public part.</param>
/// <param name="Secret">256 random bits, base64url.</param>
internal sealed record KeySecret(string Id, string Secret)
{
    private const string IdAlphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static KeySecret New() => new(RandomNumberGenerator.GetString(IdAlphabet, 12), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>As shippers write it: Filebeat's <c>api_key</c>, curl's <c>-u</c>.</summary>
    public string ForShipper => $"{Id}:{Secret}";

    /// <summary>As a bearer token (RFC 6750 allows no colon).</summary>
    public string ForApi => $"{Id}.{Secret}";

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>
    /// Reads what an <c>Authorization</c> header carries: <c>ApiKey id:secret</c>, the same in base64 as Elasticsearch's
    /// clients send it, <c>Basic</c> with the id as user, <c>Bearer id.secret</c>.
    /// </summary>
    public static KeySecret? Read(string? authorization)
    {
        if (authorization is not { Length: > 8 and < 1024 } || authorization.IndexOf(' ', StringComparison.Ordinal) is var space && space < 0)
            return null;
        var value = authorization[(space + 1)..].Trim();
        return authorization[..space].ToUpperInvariant() switch
        {
            "APIKEY" => Split(value) ?? Split(FromBase64(value)),
            "BASIC" => Split(FromBase64(value)),
            "BEARER" => Split(value),
            _ => null,
        };
    }

    private static KeySecret? Split(string? text)
    {
        var at = text?.AsSpan().IndexOfAny(':', '.') ?? -1;
        return at > 0 && at + 1 < text!.Length ? new KeySecret(text[..at], text[(at + 1)..]) : null;
    }

    private static string? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
