using System.Collections.Immutable;

namespace SocCoordination.Storage.Elasticsearch.Connection;

/// <summary>
/// Whose turn it is of a cluster's addresses: the first's, until it fails. One that failed comes after all the others, so
/// that a node that is away costs its time-out once and is tried again only where the others fail too. Thread-safe.
/// </summary>
internal sealed class AddressTurn(IEnumerable<Uri> urls)
{
    private ImmutableArray<Uri> _order = [.. urls];

    /// <summary>The addresses as a request is to try them.</summary>
    public ImmutableArray<Uri> Order => _order;

    public void Failed(Uri url) => ImmutableInterlocked.Update(ref _order, order => order.Remove(url).Add(url));
}
