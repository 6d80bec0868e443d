using System.CommandLine;
using SocCoordination.Service.Data.Moving;

namespace SocCoordination.Cli.Commands;

/// <summary><c>soc migrate --data DIR</c>.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The installation's folder.", DefaultValueFactory = _ => "./data" };
        var command = new Command(
            "migrate",
            "Moves a stopped installation's data from SQLite to the empty PostgreSQL database that the environment names in ConnectionStrings__PostgreSql "
            + "(not on the command line, where others could read the password). All of it or nothing; verified by counts and the journal's hash chain.") { data };
        command.SetAction((parsed, cancellationToken) => MoveFromCommandLine.RunAsync(parsed.GetRequiredValue(data), [], cancellationToken));
        return command;
    }
}
