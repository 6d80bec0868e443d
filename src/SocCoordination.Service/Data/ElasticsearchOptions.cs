namespace SocCoordination.Service.Data;

/// <summary>Section <c>Storage:Elasticsearch</c>: which Elasticsearch keeps the events, and how the service signs in to it.</summary>
internal sealed class ElasticsearchOptions
{
    /// <summary>Where it answers: <c>https://host:9200</c>; or several nodes of one cluster, with commas or blanks between them.</summary>
    public string? Url { get; set; }

    /// <summary>An API key in its encoded form; or a user and password.</summary>
    public string? ApiKey { get; set; }

    public string? Username { get; set; }

    public string? Password { get; set; }

    /// <summary>A PEM file with the authority that signed the server's certificate, where the system does not trust it.</summary>
    public string? CertificateAuthority { get; set; }

    /// <summary>With what the names of the service's indices begin.</summary>
    public string Prefix { get; set; } = "soc";

    /// <summary>Primary shards of each day's index.</summary>
    public int Shards { get; set; } = 1;

    /// <summary>Copies of each shard; not given: one where the cluster has several nodes.</summary>
    public int? Replicas { get; set; }
}
