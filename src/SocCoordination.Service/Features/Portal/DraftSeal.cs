using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace SocCoordination.Service.Features.Portal;

/// <summary>
/// The answers of the steps before travel in one hidden field, so that the report needs neither script nor a session.
/// Sealed: nobody can read them in the page's source on a shared computer, or change what an earlier step checked.
/// </summary>
internal sealed class DraftSeal(IDataProtectionProvider protection)
{
    /// <summary>A description of 10,000 letters, and the rest, well above what a form can hold.</summary>
    private const int MostSealed = 128 * 1024;
    private const int MostOpen = 256 * 1024;

    private readonly IDataProtector _protector = protection.CreateProtector("report-draft");

    public string Seal(ReportDraft draft)
    {
        using var packed = new MemoryStream();
        using (var pack = new DeflateStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(pack, draft);
        return Base64Url.EncodeToString(_protector.Protect(packed.ToArray()));
    }

    /// <summary>The draft; null where the text is not one that this installation sealed.</summary>
    public ReportDraft? Open(string? sealedText)
    {
        if (sealedText is not { Length: > 0 and <= MostSealed })
            return null;
        try
        {
            var packed = _protector.Unprotect(Base64Url.DecodeFromChars(sealedText));
            using var unpack = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
            var json = new byte[MostOpen];
            return JsonSerializer.Deserialize<ReportDraft>(json.AsSpan(0, unpack.ReadAtLeast(json, json.Length, throwOnEndOfStream: false)));
        }
        catch (Exception error) when (error is CryptographicException or FormatException or InvalidDataException or JsonException)
        {
            return null;
        }
    }
}
