using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Api;
using SocCoordination.Service.Pipeline;
using SocCoordination.Storage.Search;

namespace SocCoordination.Service.Features.Hunting;

/// <summary><c>/api/v1/events</c>.</summary>
internal static class HuntingEndpoints
{
    private const string Readers = $"{RoleNames.Team},{RoleNames.AgencyOfficer}";

    public static void Map(WebApplication app)
    {
        var events = app.MapApi("/events").AllowRoles(Readers).WithTags("events");
        events.MapGet("", GetAsync);
        events.MapGet("/histogram", (IMediator mediator, DateTimeOffset? from, DateTimeOffset? to, int? agency, string? query, int? buckets, CancellationToken cancellationToken) =>
            mediator.Send(new CountEvents.Query(from, to, agency, query, buckets ?? 60), cancellationToken));
        events.MapGet("/{id}", async (string id, IMediator mediator, CancellationToken cancellationToken) => await mediator.Send(new GetEvent.Query(id), cancellationToken));
        app.MapApi("/sources/rejected").MapGet("", (IMediator mediator, int? agency, int? limit, CancellationToken cancellationToken) =>
            mediator.Send(new ListRejected.Query(agency, limit ?? 100), cancellationToken)).AllowRoles($"{RoleNames.TeamAndAdministrator},{RoleNames.AgencyOfficer}").WithTags("sources");
    }

    /// <summary>Without <c>format</c> a page of JSON; with <c>ndjson</c> or <c>csv</c> everything, streamed.</summary>
    private static async Task<IResult> GetAsync(
        IMediator mediator, IEventSearch store, EventScope scope, AgencyChoice choice, DateTimeOffset? from, DateTimeOffset? to, string? agency, string? query, string? format, int? limit, string? cursor, CancellationToken cancellationToken)
    {
        var chosen = await choice.FindAsync(agency, cancellationToken);
        if (string.IsNullOrEmpty(format) || format == "json")
            return Results.Ok(await mediator.Send(new SearchEvents.Query(from, to, chosen, query, limit ?? 100, cursor), cancellationToken));
        // Read the question before the answer begins: an error must still find its status.
        EventFilter.Parse(query);
        var events = store.ReadAsync(scope.Query(from, to, chosen, query), cancellationToken);
        return format switch
        {
            "ndjson" => Results.Stream(to => ExportEvents.NdjsonAsync(events, to, cancellationToken), "application/x-ndjson", "events.ndjson"),
            "csv" => Results.Stream(to => ExportEvents.CsvAsync(events, to, cancellationToken), "text/csv; charset=utf-8", "events.csv"),
            _ => throw Refusal.Invalid("Giá trị “{0}” của {1} không dùng được. Có thể là: {2}.", format, "format", "json, ndjson, csv"),
        };
    }
}
