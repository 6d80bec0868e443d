using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Features.Portal;

/// <summary>
/// The secret in a report's own link. Made from the form's random id with a key of this installation, so that a form sent
/// again after its answer was lost gets the same link, and the database alone opens none.
/// </summary>
internal sealed class ReportTokens(DataFolder folder)
{
    private readonly Lazy<byte[]> _key = new(() => LoadOrCreate(Path.Combine(folder.Private("keys"), "report-tokens.key")));

    public string For(string formId) => Base64Url.EncodeToString(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes(formId)).AsSpan(0, 18));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static byte[] LoadOrCreate(string path)
    {
        if (File.Exists(path))
            return File.ReadAllBytes(path);
        var key = RandomNumberGenerator.GetBytes(32);
        File.WriteAllBytes(path, key);
        return key;
    }
}
