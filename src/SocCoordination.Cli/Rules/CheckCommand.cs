using System.CommandLine;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Cli.Rules;

/// <summary><c>soc rules check</c>: loads rules as the service would and tells every finding with file, line and column.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var paths = RulesCommand.Paths();
        var mappings = RulesCommand.Mappings();
        var format = new Option<string>("--format") { Description = "text: one finding a line, as editors read them. json: one object.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("check", "Checks rule files. Exit code 0: all load; 1: some are refused; 2: none could be read.") { paths, mappings, format };
        command.SetAction(parsed =>
        {
            var load = RuleLoader.Load(parsed.GetRequiredValue(paths), parsed.GetValue(mappings));
            var configuration = parsed.InvocationConfiguration;
            if (parsed.GetRequiredValue(format) == "json") configuration.Output.WriteLine(CheckReport.Json(load));
            else CheckReport.Write(load, configuration.Output, configuration.Error);
            return load.Set.Rules.IsEmpty ? 2 : load.Errors.Any() ? 1 : 0;
        });
        return command;
    }
}
