using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using SocCoordination.Events.Ecs;

namespace SocCoordination.Service.Features.Hunting;

/// <summary>Events for an investigation, oldest first, streamed and uncut, in constant memory.</summary>
internal static class ExportEvents
{
    private static readonly byte[] LineEnd = [(byte)'\n'];

    /// <summary>One ECS document a line, as it is stored.</summary>
    public static async Task NdjsonAsync(IAsyncEnumerable<EcsEvent> events, Stream to, CancellationToken cancellationToken)
    {
        await using var buffered = new BufferedStream(to, 64 << 10);
        await foreach (var one in events.WithCancellation(cancellationToken))
        {
            await buffered.WriteAsync(one.Document, cancellationToken);
            // Not WriteByte: where the buffer is just full it would write on synchronously, which the server forbids.
            await buffered.WriteAsync(LineEnd, cancellationToken);
        }

        await buffered.FlushAsync(cancellationToken);
    }

    /// <summary>A table for spreadsheets, with a BOM so that they read Vietnamese. Values that a spreadsheet would run as a formula are escaped.</summary>
    public static async Task CsvAsync(IAsyncEnumerable<EcsEvent> events, Stream to, CancellationToken cancellationToken)
    {
        // Excel reads UTF-8 only where the file begins with its mark.
        await to.WriteAsync(Encoding.UTF8.Preamble.ToArray(), cancellationToken);
        await using var csv = CsvWriter.Create(to, CsvWriterOptions.Default with { Injection = CsvInjection.Escape }, leaveOpen: true);
        await csv.WriteRecordAsync([.. Columns.Select(column => column.Name)], cancellationToken);
        await foreach (var one in events.WithCancellation(cancellationToken))
        {
            using var document = JsonDocument.Parse(one.Document);
            await csv.WriteRecordAsync([.. Columns.Select(column => column.Of(one, document.RootElement) ?? "")], cancellationToken);
        }
    }

    private static readonly Column[] Columns =
    [
        new("event.id", (one, _) => one.Id.ToString()),
        new("timestamp", (one, _) => one.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        new("event.ingested", (one, _) => one.Ingested.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        new("organization.id", (one, _) => one.AgencyId.ToString(CultureInfo.InvariantCulture)),
        .. new[] { "event.dataset", "event.action", "event.outcome", "host.name", "source.ip", "destination.ip", "user.name", "process.name", "process.executable", "process.command_line", "http.request.method", "url.original", "http.response.status_code", "message", "event.original" }.Select(Column.OfField),
    ];

    private sealed record Column(string Name, Func<EcsEvent, JsonElement, string?> Of)
    {
        public static Column OfField(string path)
        {
            var parts = path.Split('.');
            return new Column(path, (_, root) => Read(root, parts));
        }

        private static string? Read(JsonElement at, string[] parts)
        {
            foreach (var part in parts)
            {
                if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
                    return null;
            }

            return at.ValueKind == JsonValueKind.String ? at.GetString() : at.GetRawText();
        }
    }
}
