using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>
/// One of <c>Ingest:Pull</c>: an Elasticsearch (8 or 9) that shippers write to already, whose documents are taken
/// from there. The least rights of its user or API key, on the indices: <c>read</c>,
/// <c>view_index_metadata</c>, <c>monitor</c> and <c>maintenance</c> (to refresh: without it nobody could say that nothing was missed).
/// </summary>
internal sealed class PullOptions
{
    /// <summary>What people call it; its cursor is stored under it.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where it answers: <c>https://host:9200</c>; or several nodes of one cluster, with commas or blanks between them.</summary>
    public string? Url { get; set; }

    /// <summary>An API key in its encoded form; or a user and password.</summary>
    public string? ApiKey { get; set; }

    public string? Username { get; set; }

    public string? Password { get; set; }

    /// <summary>A PEM file with the authority that signed the server's certificate, where the system does not trust it.</summary>
    public string? CertificateAuthority { get; set; }

    /// <summary>Indices, aliases, data streams, or patterns of them: <c>filebeat-*</c>.</summary>
    public IList<string> Indices { get; } = [];

    /// <summary>Whose events these are: the agency's number, code or name. What a document says of itself is not believed.</summary>
    public string Agency { get; set; } = "";

    /// <summary>How far back the first start goes.</summary>
    public TimeSpan From { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often it is asked for new documents.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromSeconds(2);

    /// <param name="section">Named in the server's failures.</param>
    public ServerAddress Server(string section) => new()
    {
        Urls = ServerUrls.Of(Url!),
        ApiKey = ApiKey,
        Username = Username,
        Password = Password,
        CertificateAuthority = CertificateAuthority,
        Section = section,
    };
}
