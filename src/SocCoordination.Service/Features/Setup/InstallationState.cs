using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Features.Setup;

/// <summary>Whose installation this is, once it is set up. Another process (<c>soc setup</c>) may do that while we run, so an open question is asked again.</summary>
internal sealed class InstallationState(IServiceScopeFactory scopes)
{
    /// <summary>Vietnam has one zone and no daylight saving.</summary>
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    private volatile Installation? _known;
    private volatile TimeZoneInfo _zone = Vietnam;

    public TimeZoneInfo Zone => _zone;

    /// <summary>What is known without asking; null before set-up.</summary>
    public Installation? Known => _known;

    public async Task<Installation?> FindAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known)
            return known;
        await using var scope = scopes.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<SocDbContext>().Installations.AsNoTracking().OrderBy(one => one.Id).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
            return null;
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(found.TimeZone, out var zone) ? zone : Vietnam;
        return _known = found;
    }
}
