using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Tests.Sqlite;

public sealed class When_a_day_file_is_damaged : SqliteTest
{
    private const string Second = "2026-11-23.db";

    [Fact]
    public async Task Should_name_the_file_where_it_may_hold_part_of_the_answer()
    {
        await ThreeDaysAsync();
        await DamageAsync(Second, from: 0);

        foreach (var ask in new Func<EventQuery, Task>[]
        {
            query => Events.SearchAsync(query, 10, null, Token),
            query => ReadAsync(query),
            query => Events.HistogramAsync(query, 4, Token),
        })
        {
            var refused = await Assert.ThrowsAsync<EventStoreDamagedException>(() => ask(Everything));
            Assert.Equal([File(Second)], refused.Files);
            Assert.Contains("Put back a copy", refused.Message);
        }
        Assert.Equal([File(Second)], (await Events.CheckAsync(Token)).DamagedFiles);
    }

    [Fact]
    public async Task Should_read_the_other_days()
    {
        await ThreeDaysAsync();
        await DamageAsync(Second, from: 0);

        Assert.Equal(["1", "3"], Sample.Messages(await ReadAsync(Everything with { SkipDamaged = true })));
        Assert.Equal(["3"], Sample.Messages((await Events.SearchAsync(Everything with { SkipDamaged = true }, 1, null, Token)).Events));
        Assert.Equal(2, (await Events.HistogramAsync(Everything with { SkipDamaged = true }, 1, Token))[0].Count);

        // What was damaged cannot hold anything from two days later on.
        Assert.Empty(await ReadAsync(new EventQuery(Sample.Start.AddDays(3), null, null, null)));
    }

    [Fact]
    public async Task Should_find_damage_in_the_middle_when_it_comes_there()
    {
        await AppendAsync([.. Enumerable.Range(0, 3000).Select(n => Sample.Event($"{n} {Guid.NewGuid()}", at: Sample.Start.AddMilliseconds(n)))]);
        await AppendAsync(Sample.Event("next day", at: Sample.Start.AddDays(1)));
        await DamageAsync(Today, from: 8192 * 8);

        await Assert.ThrowsAsync<EventStoreDamagedException>(() => ReadAsync());
        Assert.Equal(["next day"], Sample.Messages(await ReadAsync(Everything with { SkipDamaged = true })));
        Assert.Equal(["next day"], Sample.Messages(await ReadAsync(new EventQuery(Sample.Start.AddHours(30 - 10), Sample.Start.AddDays(9), null, null) { SkipDamaged = true })));
    }

    [Fact]
    public async Task Should_begin_a_new_file_for_what_arrives_and_keep_the_damaged_one()
    {
        await AppendAsync(Sample.Event("lost"));
        await DamageAsync(Today, from: 0);

        Assert.Equal(1, (await AppendAsync(Sample.Event("arrived"))).Stored);

        Assert.Equal(["arrived"], Sample.Messages(await ReadAsync(Everything with { SkipDamaged = true })));
        Assert.Equal(File("2026-11-22.damaged-1.db"), Assert.Single((await Events.CheckAsync(Token)).DamagedFiles));
        await Assert.ThrowsAsync<EventStoreDamagedException>(() => ReadAsync());
        await Store.ReopenAsync();
        Assert.Equal(File("2026-11-22.damaged-1.db"), Assert.Single((await Events.CheckAsync(Token)).DamagedFiles));
        Assert.Equal(["arrived"], Sample.Messages(await ReadAsync(Everything with { SkipDamaged = true })));
    }

    [Fact]
    public async Task Should_look_for_an_event_in_the_others_first()
    {
        var (first, second, _) = await ThreeDaysAsync();
        await DamageAsync(Second, from: 0);

        Assert.NotNull(await Events.FindAsync(first, Token));
        await Assert.ThrowsAsync<EventStoreDamagedException>(() => Events.FindAsync(second, Token));
    }

    [Fact]
    public async Task Should_be_whole_again_when_the_file_is_moved_away()
    {
        await ThreeDaysAsync();
        await DamageAsync(Second, from: 0);
        await Store.CloseAsync();
        System.IO.File.Delete(File(Second));
        await Store.OpenAsync();

        Assert.Equal(["1", "3"], Sample.Messages(await ReadAsync()));
    }

    [Fact]
    public async Task Should_refuse_a_file_that_a_newer_version_wrote()
    {
        await AppendAsync(Sample.Event());
        await Store.CloseAsync();
        FileHolder.Execute(File(Today), "PRAGMA user_version = 99");

        var refused = await Assert.ThrowsAsync<EventStoreUnavailableException>(Store.OpenAsync);
        Assert.Contains("newer version", refused.Message);
    }

    [Fact]
    public async Task Should_pass_over_a_file_that_a_crash_left_empty()
    {
        await Store.CloseAsync();
        await System.IO.File.WriteAllBytesAsync(File(Second), [], Token);
        await Store.OpenAsync();

        Assert.Empty(await ReadAsync());
        await AppendAsync(Sample.Event("1", at: Sample.Start.AddDays(1)));
        Assert.Equal(["1"], Sample.Messages(await ReadAsync()));
    }

    private async Task<(SocCoordination.Events.Ecs.EventId First, SocCoordination.Events.Ecs.EventId Second, SocCoordination.Events.Ecs.EventId Third)> ThreeDaysAsync()
    {
        var (first, second, third) = (Sample.Event("1"), Sample.Event("2", at: Sample.Start.AddDays(1)), Sample.Event("3", at: Sample.Start.AddDays(2)));
        await AppendAsync(first, second, third);
        return (first.Id, second.Id, third.Id);
    }

    /// <summary>Overwrites the file from a place on, while the store is closed.</summary>
    private async Task DamageAsync(string name, int from)
    {
        await Store.CloseAsync();
        await using (var file = new FileStream(File(name), FileMode.Open))
        {
            file.Position = from;
            var noise = new byte[file.Length - from];
            new Random(1).NextBytes(noise);
            await file.WriteAsync(noise, Token);
        }
        await Store.OpenAsync();
    }
}
