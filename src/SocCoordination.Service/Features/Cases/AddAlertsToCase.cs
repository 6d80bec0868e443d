using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Alerts;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases;

/// <summary>Puts more alerts into a case.</summary>
internal static class AddAlertsToCase
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, IReadOnlyList<long> Alerts) : ICommand<AlertOutcome>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Alerts).AreAlerts();
    }

    public sealed class Handler(SocDbContext database, CaseAlerts alerts) : IRequestHandler<Command, AlertOutcome>
    {
        public async Task<AlertOutcome> Handle(Command command, CancellationToken cancellationToken)
        {
            var into = await database.OpenCaseAsync(command.Case, cancellationToken);
            into.Version++;
            return await alerts.AddAsync(into, command.Alerts, cancellationToken);
        }
    }
}
