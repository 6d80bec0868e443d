using System.Net.Sockets;
using System.Security.Authentication;

namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>Why a server could not be spoken to, in a sentence that says what to do.</summary>
internal static class Unreachable
{
    public static EventStoreUnavailableException Because(ServerAddress address, Exception failure)
    {
        var (url, section) = (address.Url, address.Section);
        var causes = Causes(failure).ToList();
        var problem =
            causes.OfType<AuthenticationException>().Any() ? $"its certificate is not trusted, or it does not speak TLS: name the authority that signed it in {section}:CertificateAuthority (a PEM file), use a host name that the certificate holds, and https only where the server has TLS"
            : causes.OfType<HttpRequestException>().Any(http => http.HttpRequestError == HttpRequestError.NameResolutionError) ? $"the host {url.Host} is not known: check {section}:Url"
            : causes.OfType<SocketException>().Any(socket => socket.SocketErrorCode == SocketError.ConnectionRefused) ? $"nothing listens there: start Elasticsearch, or check the host and port of {section}:Url"
            : causes.OfType<HttpRequestException>().Any(http => http.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse) ? $"it closed the connection: if it has TLS, {section}:Url begins with https; otherwise look at its log"
            : $"the network does not lead there: check {section}:Url, the firewall, and that Elasticsearch runs";
        return new EventStoreUnavailableException($"Elasticsearch at {url} cannot be reached: {problem}. ({causes[^1].Message})", failure);
    }

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException) yield return failure;
    }
}
