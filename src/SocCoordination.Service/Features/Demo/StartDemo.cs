using MediatR;
using SocCoordination.Service.Pipeline;

namespace SocCoordination.Service.Features.Demo;

/// <summary>Fills an empty installation as a trial.</summary>
internal static class StartDemo
{
    public sealed record Command : ICommand<Unit>;

    public sealed class Handler : IRequestHandler<Command, Unit>
    {
        public Task<Unit> Handle(Command command, CancellationToken cancellationToken) => Task.FromResult(Unit.Value);
    }
}
