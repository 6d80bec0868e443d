using System.CommandLine;
using SocCoordination.Cli.Match;
using SocCoordination.Detection.Loading;
using SocCoordination.Detection.Matching.Explaining;

namespace SocCoordination.Cli.Rules;

/// <summary><c>soc rules explain</c>: why the rules of a file match an event, or why not.</summary>
internal static class ExplainCommand
{
    private const int MostBytes = SocCoordination.Detection.Matching.EventLimits.Bytes;

    public static Command Create()
    {
        var rule = new Argument<string>("rule") { Description = "A rule file." };
        var @event = new Argument<string>("event") { Description = "A file that holds one event in JSON; - reads standard input." };
        var mappings = RulesCommand.Mappings();
        var command = new Command("explain", "Says why the rules of a file match an event, or why not. Exit code 0: one matches; 1: none does; 2: nothing could be read.") { rule, @event, mappings };
        command.SetAction(parsed =>
        {
            var configuration = parsed.InvocationConfiguration;
            var load = RuleLoader.Load([parsed.GetRequiredValue(rule)], parsed.GetValue(mappings));
            foreach (var error in load.Errors) configuration.Error.WriteLine(error.ToString());
            if (load.Set.Rules.IsEmpty || Read(parsed.GetRequiredValue(@event), configuration.Error) is not { } json) return 2;
            load.Set.CreateMatcher().Match(json, out var fault);
            if (fault is not null)
            {
                configuration.Error.WriteLine($"{parsed.GetRequiredValue(@event)}: no event: {fault}");
                return 2;
            }

            return Explain(load.Set, json, new ExplanationWriter(configuration.Output)) ? 0 : 1;
        });
        return command;
    }

    private static bool Explain(RuleSet rules, byte[] json, ExplanationWriter writer)
    {
        var matched = false;
        foreach (var rule in rules.Rules)
        {
            if (Explainer.Explain(rule, json) is { } explanation)
            {
                matched = true;
                writer.Match(explanation);
            }
            else if (rule.IsCorrelation)
            {
                writer.Correlation(rule);
            }
            else
            {
                writer.Miss(rule, Explainer.ExplainMiss(rule, json));
            }
        }

        return matched;
    }

    private static byte[]? Read(string path, TextWriter error)
    {
        try
        {
            using var stream = EventFile.Open(path);
            var buffer = new byte[MostBytes + 1];
            return buffer[..stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine($"{path}: {fault.Message}");
            return null;
        }
    }
}
