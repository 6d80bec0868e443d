using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SocCoordination.Service.Data.Secrets;

namespace SocCoordination.Service.Features.Portal;

/// <summary>
/// The secret in a report's own link. Made from the form's random id with a key of this installation, so that a form sent
/// again after its answer was lost gets the same link, and SQLite's file alone opens none.
/// </summary>
internal sealed class ReportTokens(ISecrets secrets)
{
    private readonly Lazy<byte[]> _key = new(() => LoadOrCreate(secrets));

    public string For(string formId) => Base64Url.EncodeToString(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(formId)).AsSpan(0, 18));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static byte[] LoadOrCreate(ISecrets secrets)
    {
        const string Name = "report-tokens.key";
        return secrets.All(Name) is [var key, ..] ? key : secrets.Keep(Name, RandomNumberGenerator.GetBytes(32));
    }
}
