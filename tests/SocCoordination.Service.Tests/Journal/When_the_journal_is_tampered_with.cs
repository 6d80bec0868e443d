using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Journal;

public sealed class When_the_journal_is_tampered_with
{
    [Fact]
    public async Task Should_be_whole_when_nobody_did()
    {
        await using var service = await WithEntriesAsync();
        var check = await CheckAsync(service);
        Assert.Empty(check.Faults);
        Assert.True(check.Entries > 10);
        var numbers = await service.WithDatabaseAsync(database => database.Journal.Select(entry => entry.Seq).OrderBy(seq => seq).ToListAsync());
        Assert.Equal(Enumerable.Range(1, numbers.Count).Select(seq => (long)seq), numbers);
    }

    [Theory]
    [InlineData("UPDATE journal SET payload = replace(payload, 'Sự cố 3', 'Sự cố 9') WHERE payload LIKE '%Sự cố 3%'", "was changed")]
    [InlineData("UPDATE journal SET actor_name = 'Người khác' WHERE seq = 7", "entry 7 was changed")]
    [InlineData("UPDATE journal SET at = at + 1 WHERE seq = 7", "entry 7 was changed")]
    [InlineData("UPDATE journal SET audience = 0 WHERE seq = 7", "entry 7 was changed")]
    [InlineData("UPDATE journal SET agency_id = 1 WHERE seq = 7", "entry 7 was changed")]
    [InlineData("DELETE FROM journal WHERE seq = 7", "entries 7 to 7 are missing")]
    [InlineData("DELETE FROM journal WHERE seq BETWEEN 3 AND 6", "entries 3 to 6 are missing")]
    [InlineData("DELETE FROM journal WHERE seq = 7; UPDATE journal SET seq = seq - 1 WHERE seq > 7", "entry 7 was changed or moved")]
    [InlineData("UPDATE journal SET seq = -1 WHERE seq = 7; UPDATE journal SET seq = 7 WHERE seq = 8; UPDATE journal SET seq = 8 WHERE seq = -1", "entry 7 was changed or moved")]
    [InlineData("DELETE FROM journal WHERE seq > 8", "are missing: they had been read before")]
    public async Task Should_say_what_was_changed_removed_or_reordered(string tampering, string expected)
    {
        await using var service = await WithEntriesAsync();
        await service.WithDatabaseAsync(database => database.Database.ExecuteSqlRawAsync(tampering));
        var check = await CheckAsync(service);
        Assert.Contains(check.Faults, fault => fault.What.Contains(expected, StringComparison.Ordinal));
        Assert.Equal(1, await VerifyFromCommandLine.RunAsync(service.Folder, TestDatabase.SettingsOf(service.Folder), CancellationToken.None));
    }

    [Fact]
    public async Task Should_tell_a_chain_that_was_recomputed_whole_by_an_anchor_noted_before()
    {
        await using var service = await WithEntriesAsync();
        var before = await CheckAsync(service);
        await File.WriteAllTextAsync(Path.Combine(service.Folder, "journal-anchors.txt"), $"{before.Entries} {Convert.ToHexStringLower(before.LastHash)}\n");
        await service.WithDatabaseAsync(async database =>
        {
            var hash = HashChain.Start;
            foreach (var entry in await database.Journal.OrderBy(entry => entry.Seq).ToListAsync())
            {
                if (entry.Seq == 7)
                    await database.Database.ExecuteSqlRawAsync("UPDATE journal SET actor_name = 'Người khác' WHERE seq = 7");
                var now = await database.Journal.AsNoTracking().SingleAsync(one => one.Seq == entry.Seq);
                hash = HashChain.Next(hash, now);
                await database.Database.ExecuteSqlAsync($"UPDATE journal SET hash = {hash} WHERE seq = {entry.Seq}");
            }

            return true;
        });
        Assert.Contains((await CheckAsync(service)).Faults, fault => fault.What.Contains("not the one that an earlier check noted down", StringComparison.Ordinal));
    }

    private static async Task<RunningService> WithEntriesAsync()
    {
        var service = await RunningService.StartAsync();
        for (var i = 0; i < 5; i++)
            await service.SendAsync(new OpenCase.Command([], $"Sự cố {i}"));
        // The consumers must have read to the end, so that a cut-off end shows.
        while (await service.WithDatabaseAsync(async database => await database.Cursors.MinAsync(cursor => (long?)cursor.Seq) < await database.Journal.MaxAsync(entry => entry.Seq)))
            await Task.Delay(50);
        return service;
    }

    private static Task<JournalCheck> CheckAsync(RunningService service) =>
        service.WithDatabaseAsync(database => new JournalVerifier(database, new JournalAnchors(service.Services.GetRequiredService<DataFolder>())).CheckAsync(CancellationToken.None));
}
