using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Agencies;
using SocCoordination.Service.Features.Setup;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Demo;

/// <summary>Fills an empty installation as a trial: a province, its accounts and keys, marked as a demo for good. Sent by the service itself.</summary>
internal static class StartDemo
{
    public sealed record Command : ICommand<Unit>;

    public sealed class Handler(IMediator mediator, DataFolder folder) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var password = PasswordWords.New();
            var first = DemoProvince.Agencies[0];
            // Refuses an installation that is set up already: nothing of a trial ever comes into a real one.
            var done = await mediator.Send(new SetUpInstallation.Command(DemoProvince.Name, DemoAccount.Administrator, first.Name, first.Kind, password, Demo: true), cancellationToken);
            var ids = new Dictionary<string, int> { [first.Name] = done.Agency };
            foreach (var agency in DemoProvince.Agencies.Skip(1))
                ids[agency.Name] = await mediator.Send(new CreateAgency.Command(agency.Name, agency.Kind, Aliases: agency.Aliases), cancellationToken);
            foreach (var agency in DemoProvince.Agencies)
                await AddSystemsAsync(ids[agency.Name], agency, cancellationToken);
            await mediator.Send(new AddSyslogSender.Command(ids[DemoProvince.DataCentre], "127.0.0.1", "FGT-TTDL (mô phỏng)"), cancellationToken);
            foreach (var account in DemoAccount.All.Where(one => one.UserName != DemoAccount.Administrator))
                await mediator.Send(new CreateAccount.Command(account.UserName, account.DisplayName, account.Roles, account.Agency is { } name ? ids[name] : null, password), cancellationToken);
            await (await KeysAsync(password, ids, cancellationToken)).WriteAsync(folder, cancellationToken);
            return Unit.Value;
        }

        private async Task AddSystemsAsync(int id, DemoAgency agency, CancellationToken cancellationToken)
        {
            foreach (var system in agency.Systems)
                await mediator.Send(new AddSystem.Command(id, system.Name, system.Level, agency.Name, system.PersonalData, [.. system.Hosts.SelectMany(host => new[] { host.Name, host.Address })]), cancellationToken);
        }

        private async Task<DemoSecrets> KeysAsync(string password, Dictionary<string, int> ids, CancellationToken cancellationToken)
        {
            var shippers = new Dictionary<string, string>();
            var officers = new Dictionary<string, string>();
            foreach (var agency in DemoProvince.Agencies)
            {
                if (agency.Sends)
                    shippers[agency.Name] = (await mediator.Send(new CreateKey.Command("Máy gửi mô phỏng, " + agency.Name, Role.Shipper, ids[agency.Name]), cancellationToken)).ForShipper;
            }

            foreach (var agency in ReportStory.Agencies)
                officers[agency] = (await mediator.Send(new CreateKey.Command("Cán bộ " + agency, Role.AgencyOfficer, ids[agency]), cancellationToken)).ForApi;
            var shift = await mediator.Send(new CreateKey.Command("Ca trực mô phỏng", Role.TeamLead, null), cancellationToken);
            var liaison = await mediator.Send(new CreateKey.Command("Điều phối quốc gia mô phỏng", Role.Liaison, null), cancellationToken);
            return new DemoSecrets(password, shippers, officers, shift.ForApi, liaison.ForApi);
        }
    }
}
