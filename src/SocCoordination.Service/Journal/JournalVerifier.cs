using Microsoft.EntityFrameworkCore;
using SocCoordination.Service.Data;

namespace SocCoordination.Service.Journal;

/// <summary>What a check of the journal found.</summary>
/// <param name="Entries">Entries that were read.</param>
/// <param name="Faults">What is wrong, in order; empty: the chain is whole.</param>
/// <param name="LastHash">The last entry's hash, for comparing with one that was noted elsewhere.</param>
public sealed record JournalCheck(long Entries, IReadOnlyList<JournalFault> Faults, byte[] LastHash);

/// <param name="Seq">The number at which it shows.</param>
public sealed record JournalFault(long Seq, string What);

/// <summary>
/// Recomputes the journal's hash chain: finds an entry that was changed, removed, added or moved. An end that was cut off
/// shows against the anchors, the heads that earlier checks noted down, and against consumers that had read further.
/// </summary>
internal sealed class JournalVerifier(SocDbContext database, JournalAnchors anchors)
{
    private const int MostFaults = 100;

    public async Task<JournalCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var faults = new List<JournalFault>();
        var noted = anchors.Read();
        var (expected, hash, entries) = (1L, HashChain.Start, 0L);
        await foreach (var entry in database.Journal.AsNoTracking().OrderBy(entry => entry.Seq).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            entries++;
            if (faults.Count < MostFaults)
                Check(entry, expected, hash, noted, faults);
            // Go on from what stands there, so that one fault does not make every later entry look wrong.
            (expected, hash) = (entry.Seq + 1, entry.Hash);
        }

        await CheckEndAsync(expected - 1, noted, faults, cancellationToken);
        return new JournalCheck(entries, faults, hash);
    }

    private static void Check(JournalEntry entry, long expected, byte[] previous, IReadOnlyDictionary<long, string> noted, List<JournalFault> faults)
    {
        if (entry.Seq != expected)
            faults.Add(new JournalFault(expected, FormattableString.Invariant($"entries {expected} to {entry.Seq - 1} are missing")));
        else if (!HashChain.Next(previous, entry).AsSpan().SequenceEqual(entry.Hash))
            faults.Add(new JournalFault(entry.Seq, FormattableString.Invariant($"entry {entry.Seq} was changed or moved: its hash does not follow from the entry before it and its content")));
        if (noted.TryGetValue(entry.Seq, out var anchor) && anchor != Convert.ToHexStringLower(entry.Hash))
            faults.Add(new JournalFault(entry.Seq, FormattableString.Invariant($"entry {entry.Seq} is not the one that an earlier check noted down")));
    }

    private async Task CheckEndAsync(long last, IReadOnlyDictionary<long, string> noted, List<JournalFault> faults, CancellationToken cancellationToken)
    {
        var read = await database.Cursors.MaxAsync(cursor => (long?)cursor.Seq, cancellationToken) ?? 0;
        var known = Math.Max(read, noted.Count == 0 ? 0 : noted.Keys.Max());
        if (known > last)
            faults.Add(new JournalFault(last + 1, FormattableString.Invariant($"entries {last + 1} to {known} are missing: they had been read before")));
    }
}
