using MediatR;
using SocCoordination.Service.Access;

namespace SocCoordination.Service.Pipeline;

/// <summary>A request that changes something: runs in a transaction with its journal entries.</summary>
internal interface ICommand<out T> : IRequest<T>;

/// <summary>A request that only reads.</summary>
internal interface IQuery<out T> : IRequest<T>;

/// <summary>Who may send a command or query. One without it may be sent by the service itself only.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AllowAttribute(params Role[] roles) : Attribute
{
    public IReadOnlyList<Role> Roles { get; } = roles;

    /// <summary>Open to people who are not signed in; the handler says by what else it is guarded.</summary>
    public bool Anyone { get; init; }
}
