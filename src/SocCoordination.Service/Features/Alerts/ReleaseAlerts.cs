using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Gives claimed alerts back to the queue: the end of a shift, or a colleague who left one behind.</summary>
internal static class ReleaseAlerts
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
                alert => alert.Release(),
                (alert, inCase) => new AlertReleased(alert.Id, alert.AgencyId, inCase),
                cancellationToken);
    }
}
