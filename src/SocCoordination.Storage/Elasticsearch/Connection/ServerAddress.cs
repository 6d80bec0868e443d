namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>Which Elasticsearch to speak to, and how to sign in to it.</summary>
public sealed record ServerAddress
{
    /// <summary>Where it answers: <c>https://host:9200</c>, also with a path behind it; several are nodes of the same cluster, with the same login and authority.</summary>
    public required IReadOnlyList<Uri> Urls { get; init; }

    /// <summary>An API key in the encoded form that Elasticsearch gives; null: user and password, or neither.</summary>
    public string? ApiKey { get; init; }

    public string? Username { get; init; }

    public string? Password { get; init; }

    /// <summary>A PEM file with the authority that signed the server's certificate; null: those that the system trusts.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>How long one request may take.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The section that holds these settings: failures name its keys.</summary>
    public string Section { get; init; } = "Storage:Elasticsearch";
}
