using System.Text.Json.Nodes;

namespace SocCoordination.Storage.Elasticsearch.Reading;

/// <summary>The few clauses of Elasticsearch's query language that the store uses.</summary>
internal static class QueryDsl
{
    public static JsonObject Everything() => new() { ["match_all"] = new JsonObject() };

    public static JsonObject Term(string field, JsonNode value) => new() { ["term"] = new JsonObject { [field] = value } };

    public static JsonObject Terms(string field, IEnumerable<int> values) => new() { ["terms"] = new JsonObject { [field] = new JsonArray([.. values.Select(value => (JsonNode)value)]) } };

    public static JsonObject Prefix(string field, string value) => new() { ["prefix"] = new JsonObject { [field] = value } };

    public static JsonObject Wildcard(string field, string pattern) => new() { ["wildcard"] = new JsonObject { [field] = pattern } };

    /// <summary>Without regard to the case of ASCII letters.</summary>
    public static JsonObject TermOfAnyCase(string field, string value) => OfAnyCase("term", field, value);

    /// <summary>Without regard to the case of ASCII letters.</summary>
    public static JsonObject WildcardOfAnyCase(string field, string pattern) => OfAnyCase("wildcard", field, pattern);

    public static JsonObject Regexp(string field, string pattern) => new() { ["regexp"] = new JsonObject { [field] = pattern } };

    public static JsonObject Between(string field, long first, long last) => new() { ["range"] = new JsonObject { [field] = new JsonObject { ["gte"] = first, ["lte"] = last } } };

    public static JsonObject All(IEnumerable<JsonObject> parts) => Bool("filter", parts);

    public static JsonObject Any(IEnumerable<JsonObject> parts) => Bool("should", parts);

    public static JsonObject None(JsonObject part) => Bool("must_not", [part]);

    private static JsonObject OfAnyCase(string kind, string field, string value) =>
        new() { [kind] = new JsonObject { [field] = new JsonObject { ["value"] = value, ["case_insensitive"] = true } } };

    private static JsonObject Bool(string kind, IEnumerable<JsonObject> parts) => new() { ["bool"] = new JsonObject { [kind] = new JsonArray([.. parts]) } };
}
