using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Access;

/// <summary>Knows the valid keys. Keeps each for a few seconds, so that a busy shipper costs no query a request and a revoked key soon ends everywhere.</summary>
internal sealed class KeyRing(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (ApiKey Key, DateTimeOffset At)> _known = new(StringComparer.Ordinal);

    public async Task<ApiKey?> FindAsync(KeySecret presented, CancellationToken cancellationToken)
    {
        var key = await LookUpAsync(presented.Id, cancellationToken);
        return key is { RevokedAt: null } && CryptographicOperations.FixedTimeEquals(KeySecret.Hash(presented.Secret), key.SecretHash) ? key : null;
    }

    /// <summary>A key changed here: ask the database at its next use.</summary>
    public void Forget(string id) => _known.TryRemove(id, out _);

    private async Task<ApiKey?> LookUpAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && now - known.At < Trust)
            return known.Key;
        await using var scope = scopes.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<SocDbContext>().ApiKeys.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken);
        if (key is not null)
            _known[id] = (key, now);
        return key;
    }
}
