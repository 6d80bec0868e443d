using System.CommandLine;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Cli.Rules;

/// <summary><c>soc rules back</c>: sets a folder of rules back to what it was before <c>soc rules add</c>.</summary>
internal static class BackCommand
{
    public static Command Create()
    {
        var to = AddCommand.To();
        var command = new Command("back", "Sets a folder back to the rules that it held before 'soc rules add'; once more undoes that. Exit code 2: there are none.") { to };
        command.SetAction(parsed =>
        {
            var folder = new RuleFolder(parsed.GetRequiredValue(to));
            var configuration = parsed.InvocationConfiguration;
            if (!Directory.Exists(folder.Former))
            {
                configuration.Error.WriteLine($"{folder.Former}: no former rules");
                return 2;
            }

            folder.SetBack();
            configuration.Output.WriteLine($"{RuleLoader.Load([folder.Path]).Set.Rules.Length} rules load");
            return 0;
        });
        return command;
    }
}
