using System.Collections.Concurrent;

namespace SocCoordination.Events.Normalisation;

/// <summary>
/// Makes an Elastic Common Schema event of whatever arrived. Never throws on content: what cannot be read as a known
/// format is kept as it is, and only what is no event at all (broken JSON, over a limit) is rejected, with the reason.
/// </summary>
/// <remarks>Safe to use from many threads at once.</remarks>
public sealed class Normaliser(NormaliserOptions? options = null)
{
    private readonly NormaliserOptions _options = options ?? new NormaliserOptions();
    private readonly ConcurrentBag<Workbench> _idle = [];

    public Normalised Normalise(in Arrival arrival)
    {
        if (!_idle.TryTake(out var bench))
            bench = new Workbench(_options);
        try
        {
            return bench.Normalise(arrival);
        }
        finally
        {
            _idle.Add(bench);
        }
    }
}
