using SocCoordination.Storage.Elasticsearch;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Tests.Contract;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>The Elasticsearch store over indices of its own.</summary>
public class ElasticsearchFixture : StoreFixture
{
    private static readonly HttpClient Http = new();
    private ElasticsearchEventStore? _store;
    private Uri? _url;

    public string Prefix { get; } = $"test-{Guid.NewGuid():N}";

    public Uri Url => _url ?? throw new InvalidOperationException("The store is not open.");

    public Func<ElasticsearchStoreOptions, ElasticsearchStoreOptions> Configure { get; set; } = options => options;

    public ElasticsearchEventStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    public override IEventWriter Writer => Store;

    public override IEventSearch Search => Store;

    public override IEventRetention Retention => Store;

    public override async Task OpenAsync()
    {
        _url ??= await Server.UrlAsync();
        _store = await ElasticsearchEventStore.OpenAsync(Configure(new ElasticsearchStoreOptions { Urls = [_url], Prefix = Prefix, Replicas = 0, MaxRejectedLines = 5 }), Clock, CancellationToken.None);
    }

    public override async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        await OpenAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_store is null) return;
        await _store.DisposeAsync();
        foreach (var path in new[] { $"_index_template/{Prefix}-events", $"{Prefix}-rejected", await DaysAsync() }.Where(path => path.Length > 0)) (await Http.DeleteAsync(new Uri(Url, path))).Dispose();
        GC.SuppressFinalize(this);
    }

    // A cluster may forbid deleting by a pattern.
    private async Task<string> DaysAsync() =>
        string.Join(',', (await Http.GetStringAsync(new Uri(Url, $"_cat/indices/{Prefix}-events-*?h=index"))).Split('\n', StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A store whose searches have hardly any time, so that nearly every page is cut and continued.</summary>
public sealed class HurriedElasticsearchFixture : ElasticsearchFixture
{
    public HurriedElasticsearchFixture() => Configure = options => options with { SearchTime = TimeSpan.FromTicks(1) };
}
