using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Access;

/// <summary>Makes a key for a shipper or for the API; its secret is in the answer and nowhere else.</summary>
internal static class CreateKey
{
    /// <param name="Agency">Required for shippers and officers; not for others.</param>
    [Allow(Role.Administrator)]
    public sealed record Command(string Name, Role Role, int? Agency) : ICommand<KeySecret>;

    public sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Name).NotEmpty().MaximumLength(200);
            RuleFor(command => command.Role).IsInEnum();
            RuleFor(command => command.Agency).NotNull().When(command => command.Role is Role.Shipper or Role.AgencyOfficer).WithMessage("Chọn cơ quan của khóa này.");
            RuleFor(command => command.Agency).Null().When(command => command.Role is not (Role.Shipper or Role.AgencyOfficer)).WithMessage("Vai trò này không gắn với một cơ quan.");
        }
    }

    public sealed class Handler(SocDbContext database, JournalBuffer journal, TimeProvider clock) : IRequestHandler<Command, KeySecret>
    {
        public async Task<KeySecret> Handle(Command command, CancellationToken cancellationToken)
        {
            if (command.Agency is { } agency && !await database.Agencies.AnyAsync(one => one.Id == agency, cancellationToken))
                throw Refusal.NotFound("Không có cơ quan số {0}.", agency);
            var secret = KeySecret.New();
            database.ApiKeys.Add(new ApiKey
            {
                Id = secret.Id,
                SecretHash = KeySecret.Hash(secret.Secret),
                Name = command.Name,
                Role = command.Role,
                AgencyId = command.Agency,
                CreatedAt = clock.GetUtcNow(),
            });
            journal.Record(new KeyCreated(secret.Id, command.Name, RoleNames.Of(command.Role), command.Agency));
            return secret;
        }
    }
}
