using System.CommandLine;
using SocCoordination.Cli.Commands;

var root = new RootCommand("soc: works on SocCoordination's rules, events and data folder.")
{
    SetupCommand.Create(),
    SendCommand.Create(),
    EventsCommand.Create(),
    VerifyJournalCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
