using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Puts closed alerts back into the queue: the verdict was wrong.</summary>
internal static class ReopenAlerts
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(IReadOnlyList<long> Alerts) : ICommand<AlertOutcome>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Alerts).AreAlerts();
    }

    public sealed class Handler(AlertChanges alerts) : IRequestHandler<Command, AlertOutcome>
    {
        public Task<AlertOutcome> Handle(Command command, CancellationToken cancellationToken) =>
            alerts.ApplyAsync(
                command.Alerts,
                alert => alert.Reopen(),
                (alert, inCase) => new AlertReopened(alert.Id, alert.AgencyId, inCase),
                cancellationToken);
    }
}
