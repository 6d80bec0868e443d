using System.Text.Json;
using System.Text.Json.Serialization;
using SocCoordination.Service.Features.Alerts.Model;

namespace SocCoordination.Service.Api;

/// <summary>An alert as callers name it: <c>CB-88213</c>, <c>"88213"</c> or <c>88213</c>.</summary>
[JsonConverter(typeof(Converter))]
internal readonly record struct AlertRef(long Id)
{
    public static bool TryParse(string? text, out AlertRef alert)
    {
        var read = AlertNumber.TryParse(text, out var id);
        alert = new AlertRef(id);
        return read;
    }

    private sealed class Converter : JsonConverter<AlertRef>
    {
        public override AlertRef Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
                return new AlertRef(number);
            return reader.TokenType == JsonTokenType.String && TryParse(reader.GetString(), out var alert)
                ? alert
                : throw new JsonException("Expected an alert's number, such as \"CB-12\" or 12.");
        }

        public override void Write(Utf8JsonWriter writer, AlertRef value, JsonSerializerOptions options) => writer.WriteStringValue(AlertNumber.Of(value.Id));
    }
}
