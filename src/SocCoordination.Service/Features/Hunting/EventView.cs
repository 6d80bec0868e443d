using System.Text.Json;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>An event as searches and exports give it.</summary>
/// <param name="Id">32 hexadecimal digits.</param>
/// <param name="Document">The ECS document: JSON.</param>
public sealed record EventView(string Id, DateTimeOffset Timestamp, DateTimeOffset Ingested, int AgencyId, JsonElement Document)
{
    public static EventView Of(EcsEvent one)
    {
        var reader = new Utf8JsonReader(one.Document.Span);
        return new EventView(one.Id.ToString(), one.Timestamp, one.Ingested, one.AgencyId, JsonElement.ParseValue(ref reader));
    }
}
