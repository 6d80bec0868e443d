using System.CommandLine;

namespace SocCoordination.Cli.Match;

/// <summary><c>soc match</c>: matches rules against events of a file, without the service.</summary>
internal static class MatchCommand
{
    public static Command Create()
    {
        var rules = new Option<string[]>("--rules") { Description = "A rule file, or a folder of them with everything under it; may be repeated.", Required = true };
        var mappings = new Option<string[]>("--mapping") { Description = "A mapping file or pySigma pipeline, besides the built-in mappings; may be repeated." };
        var events = new Option<string>("--events") { Description = "A file of JSON events, one a line or one after another, plain or gzip; - reads standard input.", Required = true };
        var format = new Option<MatchFormat>("--format")
        {
            Description = "summary: figures on standard error. tsv: line and rule id of each match. jsonl: each match as a JSON object.",
            DefaultValueFactory = _ => MatchFormat.Summary,
        };
        var threads = new Option<int>("--threads") { Description = "Threads that match.", DefaultValueFactory = _ => Environment.ProcessorCount };
        threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 256) result.AddError("--threads: expected a number from 1 to 256.");
        });
        var command = new Command("match", "Matches Sigma rules against events of a file. Exit code 2 when nothing could be read.") { rules, mappings, events, format, threads };
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new MatchRequest(
                parsed.GetRequiredValue(rules), parsed.GetValue(mappings) ?? [], parsed.GetRequiredValue(events), parsed.GetRequiredValue(format), parsed.GetRequiredValue(threads));
            return new MatchRun(request, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error).RunAsync(cancellationToken);
        });
        return command;
    }
}

/// <summary>What <c>soc match</c> writes.</summary>
internal enum MatchFormat
{
    Summary,
    Tsv,
    Jsonl,
}

internal sealed record MatchRequest(IReadOnlyList<string> Rules, IReadOnlyList<string> Mappings, string Events, MatchFormat Format, int Threads);
