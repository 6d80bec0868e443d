using FluentValidation;
using MediatR;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Playbooks.Reporting;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Cases.Deadlines;

/// <summary>The team judges that something which a law makes a duty of holds for a case: serious, beyond capacity, personal data…; its deadlines run from then.</summary>
internal static class DeclareMoment
{
    /// <summary>What only people can judge; the rest follows from the case itself.</summary>
    public static readonly IReadOnlyList<Trigger> Declarable =
        [Trigger.Serious, Trigger.BeyondCapacity, Trigger.ServiceInterrupted, Trigger.PersonalData, Trigger.SensitivePersonalData, Trigger.NationalSecurity];

    [Allow(Role.Analyst, Role.TeamLead)]
    public sealed record Command(string Case, Trigger What, bool Holds) : ICommand<Unit>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.What).Must(Declarable.Contains).WithMessage("Điều kiện này do hệ thống tự xác định, không khai bằng tay.");
    }

    public sealed class Handler(SocDbContext database, CaseHistory history, JournalBuffer journal) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken cancellationToken)
        {
            var found = await database.OpenCaseAsync(command.Case, cancellationToken);
            var (moments, _) = await history.OfAsync(found, cancellationToken);
            if (moments.Of(command.What) is not null == command.Holds)
                return Unit.Value;
            journal.Record(new MomentDeclared(found.Number, command.What, command.Holds));
            return Unit.Value;
        }
    }
}
