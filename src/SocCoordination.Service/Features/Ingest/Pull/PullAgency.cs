using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Features.Ingest.Pull;

/// <summary>Finds the agency that a source's configuration names; it may be made after the service has started.</summary>
internal sealed class PullAgency(IServiceScopeFactory scopes)
{
    private IngestSource? _found;

    /// <exception cref="PullProblemException">No agency has this number, code or name, or several have.</exception>
    public async Task<IngestSource> FindAsync(PullState state, CancellationToken cancellationToken)
    {
        if (_found is { } known)
            return known;
        var (name, said) = (state.Options.Name, state.Options.Agency.Trim());
        var number = int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : -1;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerContext>().Caller = Caller.System;
        var agencies = await scope.ServiceProvider.GetRequiredService<SocDbContext>().Agencies.AsNoTracking()
            .Where(one => one.Id == number || one.Code == said || one.Name == said).Select(one => new { one.Id, one.Name }).ToListAsync(cancellationToken);
        if (agencies.Count != 1)
            throw new PullProblemException($"{state.Section}:Agency is “{said}”, which {(agencies.Count == 0 ? "no agency" : "more than one agency")} has as its number, code or name: give the number that stands in the address of the agency's page.");
        state.Change(figures => figures with { Agency = agencies[0].Name });
        return _found = new IngestSource(agencies[0].Id, "pull:" + name, name);
    }
}
