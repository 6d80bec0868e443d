using System.Diagnostics;
using MediatR;
using SocCoordination.Service.Operations;

namespace SocCoordination.Service.Pipeline;

/// <summary>Last stage, around the handler itself: a span and a duration for each use case.</summary>
internal sealed class Measure<TRequest, TResponse>(Telemetry telemetry) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    /// <summary>The use case's name is the class around its command: <c>ClaimAlert</c>.</summary>
    private static readonly string UseCase = typeof(TRequest).DeclaringType?.Name ?? typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var span = Telemetry.Source.StartActivity(UseCase);
        var started = Stopwatch.GetTimestamp();
        var outcome = "failed";
        try
        {
            var response = await next();
            outcome = "done";
            return response;
        }
        finally
        {
            telemetry.UseCase(UseCase, outcome, Stopwatch.GetElapsedTime(started));
        }
    }
}
