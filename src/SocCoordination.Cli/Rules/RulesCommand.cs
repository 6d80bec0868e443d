using System.CommandLine;

namespace SocCoordination.Cli.Rules;

/// <summary><c>soc rules</c>: work on rule files without the service.</summary>
internal static class RulesCommand
{
    public static Command Create() => new("rules", "Checks, tests and explains rule files.")
    {
        CheckCommand.Create(),
        TestCommand.Create(),
        CoverageCommand.Create(),
        ExplainCommand.Create(),
    };

    public static Argument<string[]> Paths() => new("paths") { Description = "Rule files, and folders with everything under them.", Arity = ArgumentArity.OneOrMore };

    public static Option<string[]> Mappings() => new("--mapping") { Description = "A mapping file or pySigma pipeline, besides the built-in mappings; may be repeated." };
}
