using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Detection.Correlation;
using SocCoordination.Service.Data;
using EventId = SocCoordination.Events.Ecs.EventId;

namespace SocCoordination.Service.Features.Detection;

/// <summary>What correlation must not forget: firings and rows beside the log of matches, written in the same transaction as what they tell.</summary>
internal sealed class CorrelationMemory(SocDbContext database)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new EventIdConverter() } };

    public async Task KeepAsync(CorrelationOutput output)
    {
        foreach (var firing in output.Changes.Select(change => change.Firing).DistinctBy(firing => (firing.RuleId, Group(firing.Group), firing.OpenedBy)))
        {
            // Of several changes of one firing in one output each carries the state after it; the last is the one to keep.
            var newest = output.Changes.Last(change => change.Firing.RuleId == firing.RuleId && change.Firing.OpenedBy == firing.OpenedBy && Group(change.Firing.Group) == Group(firing.Group)).Firing;
            var (group, openedBy, changed, body) = (Group(newest.Group), newest.OpenedBy.ToByteArray(), newest.Changed.ToUnixTimeMilliseconds(), JsonSerializer.Serialize(newest, Json));
            await database.Database.ExecuteSqlAsync(
                $"INSERT INTO correlation_firings (rule_id, group_key, opened_by, changed, body) VALUES ({newest.RuleId}, {group}, {openedBy}, {changed}, {body}) ON CONFLICT (rule_id, group_key, opened_by) DO UPDATE SET changed = excluded.changed, body = excluded.body");
        }

        foreach (var gone in output.Changes.SelectMany(change => change.Absorbed.Select(openedBy => (change.Firing, openedBy))))
        {
            var (group, openedBy) = (Group(gone.Firing.Group), gone.openedBy.ToByteArray());
            await database.Database.ExecuteSqlAsync($"DELETE FROM correlation_firings WHERE rule_id = {gone.Firing.RuleId} AND group_key = {group} AND opened_by = {openedBy}");
        }

        foreach (var row in output.Rows)
        {
            var (group, at, body) = (Group(row.Group), row.At.ToUnixTimeMilliseconds(), JsonSerializer.Serialize(row, Json));
            await database.Database.ExecuteSqlAsync(
                $"INSERT INTO correlation_rows (rule_id, group_key, term, at, body) VALUES ({row.RuleId}, {group}, {row.Term}, {at}, {body}) ON CONFLICT (rule_id, group_key, term) DO UPDATE SET at = excluded.at, body = excluded.body");
        }
    }

    /// <summary>How far correlation has come; what is changed in it is stored with the unit of work.</summary>
    public async Task<CorrelationTurn> TurnAsync(CancellationToken cancellationToken)
    {
        if (await database.CorrelationTurns.SingleOrDefaultAsync(cancellationToken) is { } turn)
            return turn;
        return database.CorrelationTurns.Add(new CorrelationTurn()).Entity;
    }

    /// <summary>Brings an engine to where the last one stood, which had observed the log as far as <paramref name="observed"/>.</summary>
    public async Task RestoreAsync(CorrelationEngine engine, long observed, CancellationToken cancellationToken)
    {
        var firings = await database.Database.SqlQuery<string>($"SELECT body AS \"Value\" FROM correlation_firings ORDER BY rule_id, group_key, opened_by").ToListAsync(cancellationToken);
        var rows = await database.Database.SqlQuery<string>($"SELECT body AS \"Value\" FROM correlation_rows ORDER BY rule_id, group_key, term").ToListAsync(cancellationToken);
        var log = await database.Detections.AsNoTracking().Where(record => record.Fields != null && record.Seq <= observed).OrderBy(record => record.Seq).ToListAsync(cancellationToken);
        engine.Restore(
            firings.Select(body => JsonSerializer.Deserialize<Firing>(body, Json)!),
            rows.Select(body => JsonSerializer.Deserialize<CorrelationRow>(body, Json)!),
            log.Select(Read));
    }

    /// <summary>Forgets what no window can still need.</summary>
    public async Task ForgetAsync(CorrelationPlan plan, Func<string, DateTimeOffset> horizon, CancellationToken cancellationToken)
    {
        var logged = await database.Detections.Where(record => record.Fields != null).Select(record => record.RuleId).Distinct().ToListAsync(cancellationToken);
        foreach (var rule in logged.Union(plan.RuleIds))
        {
            var before = horizon(rule).ToUnixTimeMilliseconds();
            await database.Database.ExecuteSqlAsync($"DELETE FROM detections WHERE rule_id = {rule} AND fields IS NOT NULL AND arrived < {before}", cancellationToken);
            await database.Database.ExecuteSqlAsync($"DELETE FROM correlation_firings WHERE rule_id = {rule} AND changed < {before}", cancellationToken);
            await database.Database.ExecuteSqlAsync($"DELETE FROM correlation_rows WHERE rule_id = {rule} AND at < {before}", cancellationToken);
        }
    }

    public static string WriteFields(IReadOnlyDictionary<string, string> fields) => JsonSerializer.Serialize(fields, Json);

    public static Observation Read(DetectionRecord record) =>
        new(record.RuleId, EventId.Read(record.EventId), record.At, record.Arrived, JsonSerializer.Deserialize<Dictionary<string, string>>(record.Fields!, Json)!);

    private static string Group(IReadOnlyList<GroupValue> group) => Attack.GroupKeyOf(group.Select(one => new KeyValuePair<string, string?>(one.Field, one.Value)));

    private sealed class EventIdConverter : System.Text.Json.Serialization.JsonConverter<EventId>
    {
        public override EventId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            EventId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Expected an event's id.");

        public override void Write(Utf8JsonWriter writer, EventId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
