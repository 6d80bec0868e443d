namespace SocCoordination.Service.Access;

/// <summary>A key for a shipper or for the API. The secret is shown once and kept only as a hash.</summary>
internal sealed class ApiKey
{
    /// <summary>The public part, by which the key is looked up.</summary>
    public required string Id { get; init; }

    /// <summary>SHA-256 of the secret. The secret has 256 random bits, so that a slow hash would add nothing.</summary>
    public required byte[] SecretHash { get; init; }

    public required string Name { get; set; }

    public required Role Role { get; init; }

    /// <summary>The agency that the key's events, or its officer's reads, belong to.</summary>
    public int? AgencyId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}
