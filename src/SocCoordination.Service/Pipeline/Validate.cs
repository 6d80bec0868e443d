using FluentValidation;
using MediatR;

namespace SocCoordination.Service.Pipeline;

/// <summary>Third stage: is what was sent well-formed? All errors at once, each with its field.</summary>
internal sealed class Validate<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var errors = validators.SelectMany(validator => validator.Validate(request).Errors).ToList();
        return errors.Count == 0 ? await next() : throw new ValidationException(errors);
    }
}
