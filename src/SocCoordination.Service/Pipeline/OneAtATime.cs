using MediatR;

namespace SocCoordination.Service.Pipeline;

/// <summary>
/// First stage: of one scope's requests, one runs at a time. The parts of a page ask side by side and share the scope's database
/// context, which answers one question at a time: SQLite has answered before the next part gets to ask, PostgreSQL has not.
/// </summary>
internal sealed class OneAtATime<TRequest, TResponse>(ScopeTurn turn) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        turn.RunAsync(() => next(), cancellationToken);
}

/// <summary>Whose turn it is in a scope. A request that another sends is part of that one's turn.</summary>
internal sealed class ScopeTurn : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly AsyncLocal<bool> _held = new();

    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (_held.Value)
            return await work();
        await _one.WaitAsync(cancellationToken);
        try
        {
            // Seen by what runs inside; gone when this method returns.
            _held.Value = true;
            return await work();
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
