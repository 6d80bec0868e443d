using System.CommandLine;
using SocCoordination.Cli.Commands;
using SocCoordination.Cli.Match;
using SocCoordination.Cli.Rules;

namespace SocCoordination.Cli;

/// <summary>The whole command line.</summary>
internal static class SocCommand
{
    public static RootCommand Create() => new("soc: works on SocCoordination's rules, events and data folder.")
    {
        SetupCommand.Create(),
        MatchCommand.Create(),
        RulesCommand.Create(),
        SendCommand.Create(),
        EventsCommand.Create(),
        VerifyJournalCommand.Create(),
        MigrateCommand.Create(),
    };
}
