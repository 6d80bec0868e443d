using MediatR;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Pipeline;

/// <summary>Fourth stage: a command and its journal entries are one transaction.</summary>
internal sealed class Transact<TRequest, TResponse>(UnitOfWork unit) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        request is ICommand<TResponse> ? unit.CommitAsync(() => next(), cancellationToken) : next();
}
