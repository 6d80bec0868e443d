using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;
using SocCoordination.Service.Journal;

namespace SocCoordination.Service.Features.Cases;

/// <summary>A case's timeline: the journal's entries about it, and about what belongs to it, as far as the caller may hear of them.</summary>
internal sealed class CaseTimeline(SocDbContext database, FactCatalogue catalogue, CallerContext context)
{
    private const int Most = 2000;

    /// <returns>Newest first; at most 2,000 entries.</returns>
    public async Task<IReadOnlyList<TimelineEntry>> OfAsync(string number, CancellationToken cancellationToken)
    {
        var subject = CaseFact.SubjectOf(number);
        var entries = await database.Journal.AsNoTracking()
            .Where(entry => entry.Subject == subject || entry.Context == subject)
            .OrderByDescending(entry => entry.Seq).Take(Most).ToListAsync(cancellationToken);
        return [.. entries.Where(MayHear).Select(ToTimeline)];
    }

    private bool MayHear(JournalEntry entry) =>
        context.Caller.Scope.All || (context.Caller.Scope.Escalated && entry.Audience.HasFlag(Audience.Liaison));

    private TimelineEntry ToTimeline(JournalEntry entry) => new(
        entry.Seq, entry.At, entry.ActorName, entry.Kind, entry.Subject, catalogue.Say(entry, english: false), catalogue.Say(entry, english: true));
}
