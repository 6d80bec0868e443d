using SocCoordination.Storage.Search;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>What a search on the events page shows.</summary>
internal sealed record HuntFound(
    SearchEvents.Page Page, IReadOnlyList<HistogramBucket> Bars, HuntRange Range, IReadOnlyDictionary<int, string> Agencies, string Ndjson, string Csv)
{
    public long Total => Bars.Sum(bar => bar.Count);
}
