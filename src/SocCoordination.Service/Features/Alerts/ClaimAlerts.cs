using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Somebody takes alerts on. Two people never work the same one: the second is told who has it.</summary>
internal static class ClaimAlerts
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(IReadOnlyList<long> Alerts) : ICommand<AlertOutcome>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Alerts).AreAlerts();
    }

    public sealed class Handler(AlertChanges alerts, CallerContext context, TimeProvider clock) : IRequestHandler<Command, AlertOutcome>
    {
        public Task<AlertOutcome> Handle(Command command, CancellationToken cancellationToken) =>
            alerts.ApplyAsync(
                command.Alerts,
                alert => alert.Claim(context.Caller, clock.GetUtcNow()),
                (alert, inCase) => new AlertClaimed(alert.Id, alert.AgencyId, inCase),
                cancellationToken);
    }
}
