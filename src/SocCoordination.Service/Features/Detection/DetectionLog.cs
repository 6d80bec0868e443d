using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using EventId = SocCoordination.Events.Ecs.EventId;

namespace SocCoordination.Service.Features.Detection;

/// <summary>A match on its way into the log.</summary>
/// <param name="Observed">What correlation asks of the event; null where no correlation refers to the rule.</param>
internal sealed record Match(Detected Found, DateTimeOffset Arrived, IReadOnlyDictionary<string, string>? Observed);

/// <summary>The durable log of matches, in the order of arrival over all nodes: writers have their turn one after another.</summary>
internal sealed class DetectionLog(SocDbContext database)
{
    /// <summary>SQLite looks for each parameter among all: twice as many cost four times as much.</summary>
    private const int RowsAtOnce = 24;

    /// <summary>Inside a unit of work.</summary>
    /// <returns>Those that were not in it: a batch may come twice.</returns>
    public async Task<IReadOnlyList<Match>> AddAsync(IEnumerable<Match> matches, CancellationToken cancellationToken)
    {
        var added = new List<Match>();
        foreach (var some in matches.DistinctBy(KeyOf).Chunk(RowsAtOnce))
        {
            var rows = await database.Database.SqlQueryRaw<AddedRow>(InsertOf(some.Length), [.. some.SelectMany(ValuesOf)]).ToListAsync(cancellationToken);
            var isNew = rows.Select(row => (row.RuleId, EventId.Read(row.EventId))).ToHashSet();
            added.AddRange(some.Where(match => isNew.Contains(KeyOf(match))));
        }

        return added;
    }

    /// <summary>What correlation has not observed yet.</summary>
    public async Task<IReadOnlyList<DetectionRecord>> AfterAsync(long observed, int most, CancellationToken cancellationToken) =>
        await Unobserved(observed).OrderBy(record => record.Seq).Take(most).ToListAsync(cancellationToken);

    public Task<bool> AnyAfterAsync(long observed, CancellationToken cancellationToken) => Unobserved(observed).AnyAsync(cancellationToken);

    /// <returns>Null where no match of the event is kept.</returns>
    public async Task<int?> AgencyOfAsync(EventId id, CancellationToken cancellationToken)
    {
        var bytes = id.ToByteArray();
        return await database.Detections.Where(record => record.EventId == bytes).Select(record => (int?)record.AgencyId).FirstOrDefaultAsync(cancellationToken);
    }

    private IQueryable<DetectionRecord> Unobserved(long observed) => database.Detections.AsNoTracking().Where(record => record.Seq > observed && record.Fields != null);

    private static (string Rule, EventId Event) KeyOf(Match match) => (match.Found.Rule.Id, match.Found.Event.Id);

    private static string InsertOf(int rows) =>
        "INSERT INTO detections (rule_id, event_id, at, arrived, agency_id, fields) VALUES "
        + string.Join(", ", Enumerable.Range(0, rows).Select(row => FormattableString.Invariant($"({{{row * 6}}}, {{{(row * 6) + 1}}}, {{{(row * 6) + 2}}}, {{{(row * 6) + 3}}}, {{{(row * 6) + 4}}}, {{{(row * 6) + 5}}})")))
        + " ON CONFLICT DO NOTHING RETURNING rule_id AS \"RuleId\", event_id AS \"EventId\"";

    private static object[] ValuesOf(Match match) =>
    [
        match.Found.Rule.Id, match.Found.Event.Id.ToByteArray(), match.Found.Event.Timestamp.ToUnixTimeMilliseconds(), match.Arrived.ToUnixTimeMilliseconds(),
        match.Found.Event.AgencyId, match.Observed is null ? DBNull.Value : CorrelationMemory.WriteFields(match.Observed),
    ];

    private sealed record AddedRow(string RuleId, byte[] EventId);
}
