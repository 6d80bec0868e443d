using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>Trusts the authorities of a PEM file, and no others, to sign a server's certificate.</summary>
internal static class TrustedAuthority
{
    /// <exception cref="InvalidOperationException">The file cannot be read, or holds no certificate.</exception>
    public static X509ChainPolicy Of(string path, string section)
    {
        // What an installation's own authority signs has no list of revoked certificates to ask.
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        try
        {
            policy.CustomTrustStore.ImportFromPemFile(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidOperationException($"{section}:CertificateAuthority: {path} cannot be read as a PEM file. ({failure.Message})", failure);
        }
        if (policy.CustomTrustStore.Count == 0) throw new InvalidOperationException($"{section}:CertificateAuthority: {path} holds no certificate; expected PEM, -----BEGIN CERTIFICATE-----.");
        return policy;
    }
}
