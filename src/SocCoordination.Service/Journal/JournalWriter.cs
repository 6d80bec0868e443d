using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Access;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Journal;

/// <summary>Appends facts at the end of a transaction that holds the write gate, so that numbers have no gaps and the chain one order.</summary>
internal sealed class JournalWriter(SocDbContext database, FactCatalogue catalogue, CallerContext caller, TimeProvider clock)
{
    public async Task AppendAsync(IReadOnlyList<Fact> facts, CancellationToken cancellationToken)
    {
        if (facts.Count == 0)
            return;
        var last = await database.Journal.AsNoTracking().OrderByDescending(entry => entry.Seq)
            .Select(entry => new { entry.Seq, entry.Hash }).FirstOrDefaultAsync(cancellationToken);
        var (seq, hash) = (last?.Seq ?? 0, last?.Hash ?? HashChain.Start);
        var at = clock.GetUtcNow();
        foreach (var fact in facts)
        {
            var entry = Entry(++seq, at, fact);
            hash = entry.Hash = HashChain.Next(hash, entry);
            database.Journal.Add(entry);
        }

        await database.SaveChangesAsync(cancellationToken);
    }

    private JournalEntry Entry(long seq, DateTimeOffset at, Fact fact)
    {
        var kind = catalogue.Of(fact);
        return new JournalEntry
        {
            Seq = seq,
            At = at,
            Actor = caller.Caller.Id,
            ActorName = caller.Caller.Name,
            AgencyId = fact.Agency,
            Subject = fact.Subject,
            Context = fact.Context,
            Kind = kind.Name,
            Audience = fact.Hearers(kind.Audience),
            Payload = FactCatalogue.Write(fact),
            Hash = [],
        };
    }
}
