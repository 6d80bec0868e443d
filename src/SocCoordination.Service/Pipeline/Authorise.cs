using System.Reflection;
using MediatR;
using SocCoordination.Service.Access;

namespace SocCoordination.Service.Pipeline;

/// <summary>Second stage: may this caller send this at all?</summary>
internal sealed class Authorise<TRequest, TResponse>(CallerContext context) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly AllowAttribute? Allow = typeof(TRequest).GetCustomAttribute<AllowAttribute>();

    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next) =>
        Allows(context.Caller) ? next() : throw Refusal.Forbidden("Tài khoản này không có quyền làm việc đó. Hỏi quản trị viên nếu cần quyền.");

    private static bool Allows(Caller caller) =>
        caller.IsSystem || (Allow is not null && (Allow.Anyone || Allow.Roles.Any(role => caller.Roles.Contains(role))));
}
