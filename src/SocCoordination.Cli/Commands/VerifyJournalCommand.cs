using System.CommandLine;
using SocCoordination.Service.Journal;

namespace SocCoordination.Cli.Commands;

/// <summary><c>soc verify-journal --data DIR</c>.</summary>
internal static class VerifyJournalCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The installation's folder.", DefaultValueFactory = _ => "./data" };
        var command = new Command("verify-journal", "Recomputes the journal's hash chain; finds a changed, removed or reordered entry. Exit code 1 where it does.") { data };
        command.SetAction((parsed, cancellationToken) => VerifyFromCommandLine.RunAsync(parsed.GetRequiredValue(data), [], cancellationToken));
        return command;
    }
}
