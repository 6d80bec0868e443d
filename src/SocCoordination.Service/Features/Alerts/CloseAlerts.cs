using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Features.Alerts.Model;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Alerts;

/// <summary>Closes alerts with a verdict, from which the rules' health is told later.</summary>
internal static class CloseAlerts
{
    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(IReadOnlyList<long> Alerts, Verdict Verdict, string? Note) : ICommand<AlertOutcome>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Alerts).AreAlerts();
            RuleFor(command => command.Verdict).IsInEnum();
            RuleFor(command => command.Note).MaximumLength(2000);
            RuleFor(command => command.Note).NotEmpty().When(command => command.Verdict is Verdict.Benign or Verdict.False)
                .WithMessage("Ghi lý do: vì sao là lành tính hoặc báo sai. Người chỉnh luật sẽ đọc.");
        }
    }

    public sealed class Handler(AlertChanges alerts, CallerContext context, TimeProvider clock) : IRequestHandler<Command, AlertOutcome>
    {
        public Task<AlertOutcome> Handle(Command command, CancellationToken cancellationToken) =>
            alerts.ApplyAsync(
                command.Alerts,
                alert => alert.Close(context.Caller, command.Verdict, command.Note, clock.GetUtcNow()),
                (alert, inCase) => new AlertClosed(alert.Id, alert.AgencyId, inCase, command.Verdict, command.Note),
                cancellationToken);
    }
}
