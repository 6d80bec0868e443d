using FluentValidation;
using MediatR;
using MediatR.Pipeline;

namespace SocCoordination.Service.Pipeline;

/// <summary>Registers every handler and validator of this assembly, and the stages that a request passes.</summary>
internal sealed class PipelineComponent : IServiceComponent
{
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddScoped<ServiceFactory>(provider => provider.GetRequiredService);
        services.AddScoped<IMediator, Mediator>();
        foreach (var type in typeof(PipelineComponent).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }))
        {
            foreach (var contract in type.GetInterfaces().Where(IsHandlerOrValidator))
                services.AddScoped(contract, type);
        }

        services.AddScoped<ScopeTurn>();
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(OneAtATime<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Authorise<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Validate<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Transact<,>));
        services.AddScoped(typeof(IPipelineBehavior<,>), typeof(Measure<,>));
    }

    private static bool IsHandlerOrValidator(Type contract) => contract.IsGenericType
        && (contract.GetGenericTypeDefinition() == typeof(IRequestHandler<,>) || contract.GetGenericTypeDefinition() == typeof(IValidator<>));
}
