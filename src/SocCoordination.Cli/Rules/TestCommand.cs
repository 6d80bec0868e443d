using System.CommandLine;
using SocCoordination.Service.Features.Detection.RuleTesting;

namespace SocCoordination.Cli.Rules;

/// <summary><c>soc rules test</c>: runs the tests beside the rules of a folder.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("folder") { Description = "A folder of rules; NAME.tests.yml holds the tests of NAME.yml." };
        folder.AcceptExistingOnly();
        var mappings = RulesCommand.Mappings();
        var all = new Option<bool>("--all") { Description = "Lists the tests that passed too." };
        var command = new Command("test", "Runs the tests beside rules, through normaliser and engine. Exit code 0: all pass; 1: some fail.") { folder, mappings, all };
        command.SetAction(parsed => RuleTestsFromCommandLine.Run(parsed.GetRequiredValue(folder).FullName, parsed.GetValue(mappings) ?? [], parsed.GetValue(all), parsed.InvocationConfiguration.Output));
        return command;
    }
}
