using System.Text.Json.Nodes;
using SocCoordination.Storage.Elasticsearch.Connection;

namespace SocCoordination.Storage.Elasticsearch;

/// <summary>
/// How a day's index holds events. The document is indexed as ECS for analysts and for rules as queries: names with
/// dots instead of objects, so that a field may be a value in one event and an object in the next; every field that ECS
/// does not type is a keyword compared without case. Beside it stands <c>soc_store</c>, by which the store orders and finds.
/// </summary>
internal static class EventTemplate
{
    /// <summary>More fields than this are kept and found by words, but are not fields of the index: a sender cannot make the mapping explode.</summary>
    private const int MaxFields = 2000;

    private const int LongestKeyword = 1024;

    // Windows takes command lines of 32,767 characters; a term may have as many bytes.
    private const int LongestLongKeyword = 8191;

    private static readonly string[] LongTexts =
        ["process.command_line", "process.parent.command_line", "url.full", "url.original", "url.path", "url.query", "user_agent.original", "registry.data.strings", "winlog.event_data.ScriptBlockText", "error.message", "event.reason"];

    public static async Task PutAsync(ServerConnection server, IndexNames names, ElasticsearchStoreOptions options, CancellationToken cancellationToken)
    {
        var template = new JsonObject
        {
            ["index_patterns"] = new JsonArray(names.Days),
            ["priority"] = 500,
            ["_meta"] = new JsonObject { ["made_by"] = "SocCoordination", ["layout"] = 2 },
            ["template"] = new JsonObject
            {
                ["aliases"] = new JsonObject { [names.Alias] = new JsonObject() },
                ["settings"] = Settings(options),
                ["mappings"] = Mappings(await HasWildcardAsync(server, cancellationToken)),
            },
        };
        using var answer = await server.PutAsync($"_index_template/{names.Alias}", template, cancellationToken);
        answer.Demand();
    }

    /// <summary>The type for search inside long values: part of Elastic's plain licence, but a build may lack it.</summary>
    private static async Task<bool> HasWildcardAsync(ServerConnection server, CancellationToken cancellationToken)
    {
        var probe = new JsonObject
        {
            ["index_patterns"] = new JsonArray("soc-probe-that-no-index-has"),
            ["template"] = new JsonObject { ["mappings"] = new JsonObject { ["properties"] = new JsonObject { ["probe"] = new JsonObject { ["type"] = "wildcard" } } } },
        };
        using var answer = await server.PostAsync("_index_template/_simulate", probe, cancellationToken);
        return answer.IsSuccess;
    }

    internal static JsonObject Replicas(ElasticsearchStoreOptions options) =>
        options.Replicas is { } copies ? new JsonObject { ["number_of_replicas"] = copies } : new JsonObject { ["auto_expand_replicas"] = "0-1" };

    private static JsonObject Settings(ElasticsearchStoreOptions options)
    {
        var settings = Replicas(options);
        settings["number_of_shards"] = options.Shards;
        settings["refresh_interval"] = "5s";
        settings["mapping.total_fields.limit"] = MaxFields;
        settings["mapping.total_fields.ignore_dynamic_beyond_limit"] = true;
        settings["mapping.ignore_malformed"] = true;
        settings["analysis"] = new JsonObject { ["normalizer"] = new JsonObject { ["without_case"] = new JsonObject { ["type"] = "custom", ["filter"] = new JsonArray("lowercase") } } };
        return new JsonObject { ["index"] = settings };
    }

    private static JsonObject Mappings(bool hasWildcard)
    {
        var fields = new JsonObject
        {
            ["soc_store.agency"] = Of("keyword"),
            ["soc_store.time"] = Of("long"),
            ["soc_store.arrived"] = new JsonObject { ["type"] = "long", ["index"] = false, ["doc_values"] = false },
            ["soc_store.day"] = new JsonObject { ["type"] = "integer", ["index"] = false },
            ["soc_store.seq"] = Of("long"),
            ["soc_store.id_time"] = new JsonObject { ["type"] = "long", ["doc_values"] = false },
            ["soc_store.cut"] = Of("boolean"),
            ["soc_store.unread"] = Of("boolean"),
            ["soc_store.words"] = new JsonObject { ["type"] = "text", ["analyzer"] = "whitespace", ["index_options"] = "docs", ["norms"] = false },
            ["soc_store.raw"] = new JsonObject { ["type"] = "binary" },
            ["message"] = new JsonObject { ["type"] = "text", ["norms"] = false },
            ["event.original"] = new JsonObject { ["type"] = "keyword", ["index"] = false, ["doc_values"] = false },
        };
        foreach (var (name, kind) in TypedFields.All) fields[name] = Of(kind);
        foreach (var name in LongTexts) fields[name] = hasWildcard ? Of("wildcard") : Keyword(LongestLongKeyword);
        return new JsonObject
        {
            ["subobjects"] = false,
            ["date_detection"] = false,
            ["dynamic_templates"] = new JsonArray(new JsonObject
            {
                ["values"] = new JsonObject { ["match_mapping_type"] = new JsonArray("string", "long", "double", "boolean"), ["mapping"] = Keyword(LongestKeyword) },
            }),
            ["properties"] = fields,
        };
    }

    private static JsonObject Of(FieldKind kind) => kind switch
    {
        FieldKind.Address => Of("ip"),
        FieldKind.Time => new JsonObject { ["type"] = "date", ["format"] = "strict_date_optional_time_nanos||epoch_millis" },
        _ => Of("long"),
    };

    private static JsonObject Of(string type) => new() { ["type"] = type };

    private static JsonObject Keyword(int longest) => new() { ["type"] = "keyword", ["normalizer"] = "without_case", ["ignore_above"] = longest };
}
