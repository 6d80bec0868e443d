using System.CommandLine;
using SocCoordination.Service.Features.Setup;

namespace SocCoordination.Cli.Commands;

/// <summary><c>soc setup --data DIR --province NAME --agency NAME --admin NAME</c>.</summary>
internal static class SetupCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The installation's folder.", Required = true };
        var province = new Option<string>("--province") { Description = "The province's name.", Required = true };
        var agency = new Option<string>("--agency") { Description = "The first agency that will send logs.", Required = true };
        var admin = new Option<string>("--admin") { Description = "The administrator's sign-in name.", Required = true };
        var command = new Command("setup", "Sets up an installation without a browser and prints its secrets, once, as one JSON object.") { data, province, agency, admin };
        command.SetAction((parsed, cancellationToken) => SetupFromCommandLine.RunAsync(
            parsed.GetRequiredValue(data), parsed.GetRequiredValue(province), parsed.GetRequiredValue(agency), parsed.GetRequiredValue(admin), cancellationToken));
        return command;
    }
}
