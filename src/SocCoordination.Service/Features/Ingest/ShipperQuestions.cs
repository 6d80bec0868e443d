using System.Text.Json;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>
/// The set-up calls that shippers make first. The answers are true and do nothing: there is no licence to buy, and
/// templates, policies and pipelines are the service's own business, so a shipper's are acknowledged and not used.
/// </summary>
internal static class ShipperQuestions
{
    private const string Uid = "00000000-0000-0000-0000-000000000000";

    private static readonly string[] Settings =
    [
        "/_template/{name}", "/_index_template/{name}", "/_component_template/{name}", "/_ilm/policy/{name}", "/_ingest/pipeline/{name}", "/_data_stream/{name}",
    ];

    public static void Map(RouteGroupBuilder door)
    {
        door.MapGet("/_license", (HttpContext http) => Json(http, new { license = License() }));
        door.MapGet("/_xpack", (HttpContext http) => Json(http, new
        {
            build = new { },
            license = License(),
            features = new Dictionary<string, object>
            {
                ["ilm"] = new { available = false, enabled = false },
                ["security"] = new { available = true, enabled = true },
                ["monitoring"] = new { available = false, enabled = false },
            },
        }));
        door.MapGet("/_cluster/health", (HttpContext http) => Json(http, Health()));
        door.MapGet("/_cluster/health/{index}", (HttpContext http, string index) => Json(http, Health()));
        door.MapGet("/_nodes/{**what}", (HttpContext http) => Json(http, new { cluster_name = "soc", nodes = new Dictionary<string, object>() }));
        door.MapGet("/_security/_authenticate", (HttpContext http) => Json(http, new { username = http.User.Identity?.Name ?? "shipper", enabled = true, roles = new[] { "shipper" } }));
        foreach (var path in Settings)
        {
            door.MapMethods(path, [HttpMethods.Put, HttpMethods.Post], (HttpContext http, string name) => Acknowledged(http));
            door.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (HttpContext http, string name) => NotHere(http, name));
        }

        // An index or alias: everything can be written to, so it is there.
        door.MapMethods("/{index}", [HttpMethods.Head], (HttpContext http, string index) => Results.Ok());
        door.MapMethods("/{index}", [HttpMethods.Put], (HttpContext http, string index) => Json(http, new { acknowledged = true, shards_acknowledged = true, index }));
    }

    public static object Root(string version) => new
    {
        name = "soc",
        cluster_name = "soc",
        cluster_uuid = "SocCoordination-ingest",
        version = new
        {
            number = version,
            build_flavor = "default",
            build_type = "soc-coordination",
            build_hash = "unknown",
            build_date = "2026-01-01T00:00:00.000000000Z",
            build_snapshot = false,
            lucene_version = "9.12.2",
            minimum_wire_compatibility_version = "7.17.0",
            minimum_index_compatibility_version = "7.0.0",
        },
        tagline = "You Know, for Search",
    };

    private static object License() => new { status = "active", uid = Uid, type = "basic", issued_to = "SocCoordination", issuer = "SocCoordination", max_nodes = 1 };

    private static object Health() => new
    {
        cluster_name = "soc", status = "green", timed_out = false, number_of_nodes = 1, number_of_data_nodes = 1, active_primary_shards = 1, active_shards = 1,
        relocating_shards = 0, initializing_shards = 0, unassigned_shards = 0, number_of_pending_tasks = 0, active_shards_percent_as_number = 100.0,
    };

    private static IResult Acknowledged(HttpContext http) => Json(http, new { acknowledged = true });

    private static IResult NotHere(HttpContext http, string name) =>
        Json(http, new { error = new { type = "resource_not_found_exception", reason = $"[{name}] is not kept here; what you put is acknowledged and not used" }, status = 404 }, StatusCodes.Status404NotFound);

    private static IResult Json(HttpContext http, object value, int status = StatusCodes.Status200OK) =>
        Results.Json(value, (JsonSerializerOptions?)null, ElasticsearchDoor.JsonType(http.Request), status);
}
