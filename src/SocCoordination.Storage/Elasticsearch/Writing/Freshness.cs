using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Storage.Elasticsearch.Writing;

/// <summary>
/// Elasticsearch shows what was written only after a refresh. Whoever reads what this process wrote refreshes first,
/// once for all that wait; so an event that was acknowledged is found, and writing needs not wait for it.
/// </summary>
internal sealed class Freshness(ServerConnection server) : IDisposable
{
    private readonly Lock _change = new();
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private HashSet<string> _written = new(StringComparer.Ordinal);

    public void Wrote(IEnumerable<string> indices)
    {
        lock (_change) _written.UnionWith(indices);
    }

    /// <param name="except">An index that is not going to be read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task EnsureAsync(string? except, CancellationToken cancellationToken)
    {
        // Who comes while another refreshes waits for it: what it asks for may be among what that one took.
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var stale = Take(except);
            if (stale.Count == 0) return;
            try
            {
                using var answer = await server.PostAsync($"{string.Join(',', stale)}/_refresh?ignore_unavailable=true", null, cancellationToken);
                answer.Demand();
            }
            catch
            {
                Wrote(stale);
                throw;
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private HashSet<string> Take(string? except)
    {
        lock (_change)
        {
            var taken = _written;
            _written = except is not null && taken.Remove(except) ? [except] : [];
            return taken;
        }
    }
}
