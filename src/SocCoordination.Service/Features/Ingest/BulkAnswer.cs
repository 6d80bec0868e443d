using System.Text;
using System.Text.Json;
using SocCoordination.Events.Framing;
using SocCoordination.Storage;
using EventId = SocCoordination.Events.Ecs.EventId;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>The answer to a <c>_bulk</c> request: one item for each action, in order.</summary>
internal sealed class BulkAnswer
{
    private readonly List<Item> _items = [];
    private HashSet<int> _repeated = [];

    /// <param name="position">The event's place in the batch.</param>
    public void Accept(in BulkItem item, EventId id, int position) =>
        _items.Add(new Item(item.Action, item.Index, item.Id.IsEmpty ? id.ToString() : Encoding.UTF8.GetString(item.Id.Span), position, null, !item.Id.IsEmpty));

    public void Refuse(in BulkItem item, ItemError error) =>
        _items.Add(new Item(item.Action, item.Index, item.Id.IsEmpty ? null : Encoding.UTF8.GetString(item.Id.Span), -1, error, false));

    public void Stored(AppendOutcome outcome) => _repeated = [.. outcome.Repeated];

    public async Task WriteAsync(HttpContext http, TimeSpan took)
    {
        http.Response.ContentType = ElasticsearchDoor.JsonType(http.Request);
        // Beats and Logstash ask only for what failed: filter_path=errors,items.*.error,items.*.status.
        var brief = http.Request.Query.ContainsKey("filter_path");
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        if (!brief)
            json.WriteNumber("took", (long)took.TotalMilliseconds);
        json.WriteBoolean("errors", _items.Exists(item => item.Error is not null || IsConflict(item)));
        json.WriteStartArray("items");
        foreach (var item in _items)
            Write(json, item, brief);
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(http.RequestAborted);
    }

    private void Write(Utf8JsonWriter json, Item item, bool brief)
    {
        json.WriteStartObject();
        json.WriteStartObject(Name(item.Action));
        if (!brief)
        {
            json.WriteString("_index", item.Index);
            json.WriteString("_id", item.Id);
        }

        if (item.Error is { } error)
            WriteError(json, error.Type, error.Reason, error.Status);
        else if (IsConflict(item))
            WriteError(json, "version_conflict_engine_exception", $"[{item.Id}]: version conflict, document already exists (current version [1])", StatusCodes.Status409Conflict);
        else
            WriteStored(json, item, brief);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteStored(Utf8JsonWriter json, Item item, bool brief)
    {
        var repeated = item.GivenId && _repeated.Contains(item.Position);
        if (!brief)
        {
            json.WriteNumber("_version", repeated ? 2 : 1);
            json.WriteString("result", repeated ? "updated" : "created");
            json.WriteStartObject("_shards");
            json.WriteNumber("total", 1);
            json.WriteNumber("successful", 1);
            json.WriteNumber("failed", 0);
            json.WriteEndObject();
            json.WriteNumber("_seq_no", item.Position);
            json.WriteNumber("_primary_term", 1);
        }

        json.WriteNumber("status", repeated ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static void WriteError(Utf8JsonWriter json, string type, string reason, int status)
    {
        json.WriteNumber("status", status);
        json.WriteStartObject("error");
        json.WriteString("type", type);
        json.WriteString("reason", reason);
        json.WriteEndObject();
    }

    /// <summary>A second <c>create</c> with an <c>_id</c> that the shipper itself gave; shippers take the 409 as done.</summary>
    private bool IsConflict(Item item) => item is { Action: BulkAction.Create, GivenId: true } && _repeated.Contains(item.Position);

    private static string Name(BulkAction action) => action switch
    {
        BulkAction.Create => "create",
        BulkAction.Update => "update",
        BulkAction.Delete => "delete",
        _ => "index",
    };

    private sealed record Item(BulkAction Action, string Index, string? Id, int Position, ItemError? Error, bool GivenId);
}
