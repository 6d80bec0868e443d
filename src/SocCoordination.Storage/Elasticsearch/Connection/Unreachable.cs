using System.Net.Sockets;
using System.Security.Authentication;

namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>Why a server could not be spoken to, in a sentence that says what to do.</summary>
/// <param name="section">The section whose settings are named.</param>
internal sealed class Unreachable(string section)
{
    private readonly List<(Uri Url, string Why)> _tried = [];

    /// <summary>Whether the request cannot have been sent, since no connection came about.</summary>
    public static bool BeforeSending(Exception failure) => failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError } => true,
        // So the handler tells that its ConnectTimeout is over; the request's own time ends without an inner exception of this kind.
        OperationCanceledException { InnerException: TimeoutException } => true,
        _ => false,
    };

    /// <summary>Keeps in mind why an address failed, for the sentence about all that were tried.</summary>
    public void Add(Uri url, Exception failure)
    {
        var causes = Causes(failure).ToList();
        var problem =
            causes.OfType<AuthenticationException>().Any() ? $"its certificate is not trusted, or it does not speak TLS: name the authority that signed it in {section}:CertificateAuthority (a PEM file), use a host name that the certificate holds, and https only where the server has TLS"
            : causes.OfType<HttpRequestException>().Any(http => http.HttpRequestError == HttpRequestError.NameResolutionError) ? $"the host {url.Host} is not known: check {section}:Url"
            : causes.OfType<SocketException>().Any(socket => socket.SocketErrorCode == SocketError.ConnectionRefused) ? $"nothing listens there: start Elasticsearch, or check the host and port of {section}:Url"
            : causes.OfType<HttpRequestException>().Any(http => http.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse) ? $"it closed the connection: if it has TLS, {section}:Url begins with https; otherwise look at its log"
            : $"the network does not lead there: check {section}:Url, the firewall, and that Elasticsearch runs";
        _tried.Add((url, $"{problem}. ({causes[^1].Message})"));
    }

    /// <param name="last">The failure after which no other address was tried.</param>
    public EventStoreUnavailableException Because(Exception last) => new(_tried is [var only]
        ? $"Elasticsearch at {only.Url} cannot be reached: {only.Why}"
        : $"Elasticsearch cannot be reached. {Tried}", last);

    public EventStoreUnavailableException Late(Uri url, TimeSpan time, Exception late)
    {
        var before = _tried.Count == 0 ? "" : $" Tried before it: {Tried}";
        return new($"Elasticsearch at {url} did not answer within {time.TotalSeconds:0.#} s: it is overloaded or starting. Look at its log and its cluster's health.{before}", late);
    }

    private string Tried => string.Join(' ', _tried.Select(one => $"At {one.Url} {one.Why}"));

    private static IEnumerable<Exception> Causes(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException) yield return failure;
    }
}
