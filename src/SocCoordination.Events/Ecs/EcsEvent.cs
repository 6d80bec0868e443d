namespace SocCoordination.Events.Ecs;

/// <summary>
/// One event as the service keeps it: an Elastic Common Schema document and the few values that every stage
/// needs without reading the document again.
/// </summary>
/// <param name="Id">Its identity: see <see cref="EventId"/>.</param>
/// <param name="Timestamp">ECS <c>@timestamp</c>, UTC: when it happened; the time of arrival where the line does not say.</param>
/// <param name="Ingested">ECS <c>event.ingested</c>, UTC: when it arrived.</param>
/// <param name="AgencyId">The agency whose key or sender address brought it (ECS <c>organization.id</c>); never read from the line.</param>
/// <param name="Document">The document: one JSON object, UTF-8, without a line break outside strings, the raw line under <c>event.original</c>.</param>
public sealed record EcsEvent(EventId Id, DateTimeOffset Timestamp, DateTimeOffset Ingested, int AgencyId, ReadOnlyMemory<byte> Document);
