using System.CommandLine;
using System.Globalization;

namespace SocCoordination.Cli.Commands;

/// <summary><c>soc events</c>: exports events for an investigation, streamed and uncut.</summary>
internal static class EventsCommand
{
    public static Command Create()
    {
        var server = ServerOptions.Server();
        var key = ServerOptions.Key("An API key of the team or of an agency's officer");
        var from = new Option<DateTimeOffset?>("--from") { Description = "From this time on, such as 2026-11-22T10:00:00+07:00." };
        var to = new Option<DateTimeOffset?>("--to") { Description = "Before this time." };
        var agency = new Option<string?>("--agency") { Description = "An agency's number, code or name." };
        var query = new Option<string?>("--query") { Description = "Words and field:value terms, such as source.ip:203.0.113.0/24 failed." };
        var format = new Option<string>("--format") { Description = "ndjson or csv.", DefaultValueFactory = _ => "ndjson" };
        format.AcceptOnlyFromAmong("ndjson", "csv");
        var output = new Option<FileInfo?>("--out") { Description = "The file to write; without it standard output." };
        var command = new Command("events", "Exports events, oldest first, uncut.") { server, key, from, to, agency, query, format, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var address = "/api/v1/events?format=" + parsed.GetValue(format)
                + Part("from", parsed.GetValue(from)?.ToString("O", CultureInfo.InvariantCulture)) + Part("to", parsed.GetValue(to)?.ToString("O", CultureInfo.InvariantCulture))
                + Part("agency", parsed.GetValue(agency)) + Part("query", parsed.GetValue(query));
            using var client = ServerOptions.Client(parsed.GetRequiredValue(server), "Bearer", parsed.GetRequiredValue(key));
            return await ExportAsync(client, address, parsed.GetValue(output), cancellationToken);
        });
        return command;
    }

    private static async Task<int> ExportAsync(HttpClient client, string address, FileInfo? output, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                await Console.Error.WriteLineAsync($"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
                return 2;
            }

            await using var to = output?.Create() ?? Console.OpenStandardOutput();
            await answer.Content.CopyToAsync(to, cancellationToken);
            return 0;
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            await Console.Error.WriteLineAsync("The export broke off and is not whole: " + error.Message);
            return 1;
        }
    }

    private static string Part(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
