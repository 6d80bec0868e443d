using System.CommandLine;
using SocCoordination.Detection.Loading;

namespace SocCoordination.Cli.Rules;

/// <summary><c>soc rules coverage</c>: which ATT&amp;CK techniques the rules know, as a layer for the ATT&amp;CK Navigator.</summary>
internal static class CoverageCommand
{
    public static Command Create()
    {
        var paths = RulesCommand.Paths();
        var mappings = RulesCommand.Mappings();
        var version = new Option<string>("--attack-version") { Description = "The version of ATT&CK that the layer is for.", DefaultValueFactory = _ => NavigatorLayer.AttackVersion };
        var output = new Option<FileInfo?>("--out") { Description = "The file to write; without it standard output." };
        var command = new Command("coverage", "Writes an ATT&CK Navigator layer of the techniques that the rules know; a technique's score is the number of its rules.") { paths, mappings, version, output };
        command.SetAction(parsed =>
        {
            var load = RuleLoader.Load(parsed.GetRequiredValue(paths), parsed.GetValue(mappings));
            var configuration = parsed.InvocationConfiguration;
            foreach (var error in load.Errors) configuration.Error.WriteLine(error.ToString());
            if (load.Set.Rules.IsEmpty) return 2;
            var layer = NavigatorLayer.Of(load.Set, parsed.GetRequiredValue(version));
            if (parsed.GetValue(output) is { } file) File.WriteAllText(file.FullName, layer);
            else configuration.Output.WriteLine(layer);
            return 0;
        });
        return command;
    }
}
