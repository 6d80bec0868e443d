using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>Accepts a server's certificate if an authority of a PEM file signed it, and it is for the host that was asked.</summary>
internal sealed class TrustedAuthority
{
    private readonly X509Certificate2Collection _authorities = [];

    /// <exception cref="InvalidOperationException">The file cannot be read, or holds no certificate.</exception>
    public TrustedAuthority(string path)
    {
        try
        {
            _authorities.ImportFromPemFile(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidOperationException($"Storage:Elasticsearch:CertificateAuthority: {path} cannot be read as a PEM file. ({failure.Message})", failure);
        }
        if (_authorities.Count == 0) throw new InvalidOperationException($"Storage:Elasticsearch:CertificateAuthority: {path} holds no certificate; expected PEM, -----BEGIN CERTIFICATE-----.");
    }

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? presented, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (presented is not null) chain.ChainPolicy.ExtraStore.AddRange(presented.ChainPolicy.ExtraStore);
        using var server = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        return chain.Build(server);
    }
}
