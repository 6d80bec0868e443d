using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Storage.Elasticsearch;

/// <summary>
/// How events are kept in Elasticsearch 8 (8.14 or newer) or 9. The least rights of the user or API key:
/// <list type="table">
/// <item><term>cluster</term><description><c>monitor</c>, <c>manage_index_templates</c></description></item>
/// <item><term>indices <c>{Prefix}-events*</c>, <c>{Prefix}-rejected</c></term><description><c>auto_configure</c>, <c>create_index</c>, <c>delete_index</c>, <c>monitor</c>, <c>maintenance</c>, <c>read</c>, <c>view_index_metadata</c>, <c>write</c></description></item>
/// </list>
/// They are asked for when the store opens; what is missing is named.
/// </summary>
public sealed record ElasticsearchStoreOptions
{
    /// <summary>Where Elasticsearch answers: <c>https://host:9200</c>, also with a path behind it; several are nodes of the same cluster, so that one that is away stops nothing.</summary>
    public required IReadOnlyList<Uri> Urls { get; init; }

    /// <summary>An API key in the encoded form that Elasticsearch gives; null: user and password, or neither.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The user; null: an API key, or no login.</summary>
    public string? Username { get; init; }

    /// <summary>The user's password.</summary>
    public string? Password { get; init; }

    /// <summary>A PEM file with the authority (or authorities) that signed the server's certificate; null: those that the system trusts.</summary>
    public string? CertificateAuthority { get; init; }

    /// <summary>With what the names of the store's indices begin.</summary>
    public string Prefix { get; init; } = "soc";

    /// <summary>Primary shards of each day's index.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>Copies of each shard on other nodes; null: one where the cluster has several nodes, so that a lost node loses nothing.</summary>
    public int? Replicas { get; init; }

    /// <summary>Bulk requests that are under way at one time.</summary>
    public int Writers { get; init; } = 4;

    /// <summary>Events that may wait for the writers before callers are told to come again later.</summary>
    public int MaxWaitingEvents { get; init; } = 50_000;

    /// <summary>Bytes of documents that may wait.</summary>
    public long MaxWaitingBytes { get; init; } = 64L << 20;

    /// <summary>Events that one bulk request takes at most.</summary>
    public int BulkEvents { get; init; } = 2_500;

    /// <summary>Bytes that one bulk request takes at most, a larger event alone excepted.</summary>
    public long BulkBytes { get; init; } = 8L << 20;

    /// <summary>How long one request may take.</summary>
    public TimeSpan RequestTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a write is tried again where Elasticsearch is busy or away, before the shipper is told to keep its batch.</summary>
    public TimeSpan RetryTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Rejected lines that are kept; the oldest go first and are counted.</summary>
    public int MaxRejectedLines { get; init; } = 100_000;

    /// <summary>How long one page of a search may look before it answers with what it has and a cursor to go on.</summary>
    public TimeSpan SearchTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Searches, exports and histograms that run at one time; further ones wait.</summary>
    public int ConcurrentReads { get; init; } = Math.Clamp(Environment.ProcessorCount, 2, 16);

    /// <summary>The zone of times that a query's text gives without one: the province's.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    internal ServerAddress Server => new()
    {
        Urls = Urls,
        ApiKey = ApiKey,
        Username = Username,
        Password = Password,
        CertificateAuthority = CertificateAuthority,
        RequestTime = RequestTime,
    };

    internal void Check()
    {
        if (Urls.Count == 0) throw Wrong(nameof(Urls), "is empty and must hold addresses like https://host:9200");
        if (Urls.FirstOrDefault(url => !ServerUrls.IsUsable(url)) is { } url) throw Wrong(nameof(Urls), $"has {WithoutLogin(url)} and each must be like https://host:9200");
        if (ApiKey is not null && Username is not null) throw Wrong(nameof(ApiKey), $"and {nameof(Username)} are both given; one of them must go");
        if (Username is not null && Password is null) throw Wrong(nameof(Password), "is missing for the user " + Username);
        if (!IndexNames.IsPrefix(Prefix)) throw Wrong(nameof(Prefix), $"is '{Prefix}' and must be of small letters, digits and hyphens, beginning with a letter");
        AtLeast(1, Shards, nameof(Shards));
        AtLeast(0, Replicas ?? 0, nameof(Replicas));
        AtLeast(1, Writers, nameof(Writers));
        AtLeast(1, MaxWaitingEvents, nameof(MaxWaitingEvents));
        AtLeast(1, MaxWaitingBytes, nameof(MaxWaitingBytes));
        AtLeast(1, BulkEvents, nameof(BulkEvents));
        AtLeast(1, BulkBytes, nameof(BulkBytes));
        AtLeast(1, RequestTime.Ticks, nameof(RequestTime));
        AtLeast(0, RetryTime.Ticks, nameof(RetryTime));
        AtLeast(1, MaxRejectedLines, nameof(MaxRejectedLines));
        AtLeast(1, SearchTime.Ticks, nameof(SearchTime));
        AtLeast(1, ConcurrentReads, nameof(ConcurrentReads));
    }

    private static void AtLeast(long least, long value, string name)
    {
        if (value < least) throw Wrong(name, $"is {value} and must be at least {least}");
    }

    private static string WithoutLogin(Uri url) => url.IsAbsoluteUri ? url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped) : url.OriginalString;

    private static InvalidOperationException Wrong(string name, string what) => new($"The Elasticsearch event store's option {name} {what}.");
}
