using Microsoft.Extensions.DependencyInjection;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Tests.Support;

/// <summary>The service's own scopes, with one consumer in place of its own.</summary>
internal sealed class ScopesWith(IServiceScopeFactory inner, IJournalConsumer consumer) : IServiceScopeFactory
{
    public IServiceScope CreateScope() => new Scope(inner.CreateScope(), consumer);

    private sealed class Scope(IServiceScope inner, IJournalConsumer consumer) : IServiceScope, IServiceProvider
    {
        public IServiceProvider ServiceProvider => this;

        public object? GetService(Type serviceType) =>
            serviceType == typeof(IEnumerable<IJournalConsumer>) ? new[] { consumer } : inner.ServiceProvider.GetService(serviceType);

        public void Dispose() => inner.Dispose();
    }
}
