using System.Diagnostics;
using SocCoordination.Storage.Sqlite;

namespace SocCoordination.Storage.Tests.Sqlite;

public sealed class When_the_disk_does_not_take_it : SqliteTest
{
    [Fact]
    public async Task Should_take_nothing_below_the_free_space_that_must_stay()
    {
        await AppendAsync(Sample.Event("before"));
        await ReopenAsync(options => options with { MinimumFreeBytes = long.MaxValue });

        var refused = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => AppendAsync(Sample.Event("refused")));
        Assert.Contains("must stay free", refused.Message);
        var health = await Events.CheckAsync(Token);
        Assert.False(health.CanWrite);
        Assert.Equal(refused.Message, health.Problem);

        Assert.Equal(["before"], Sample.Messages(await ReadAsync()));
        await ReopenAsync(options => options with { MinimumFreeBytes = 1 });
        Assert.Equal(1, (await AppendAsync(Sample.Event("after"))).Stored);
    }

    [Fact]
    public async Task Should_say_that_another_program_holds_the_file_and_go_on_when_it_does_not()
    {
        await AppendAsync(Sample.Event("first"));
        var again = Sample.Event("again");
        using (new FileHolder(File(Today)))
        {
            var refused = await Assert.ThrowsAsync<EventStoreUnavailableException>(() => AppendAsync(again));
            Assert.Contains("another program holds the file", refused.Message);
            Assert.Contains(Today, refused.Message);
        }

        Assert.Equal(1, (await AppendAsync(again)).Stored);
        Assert.Equal(["first", "again"], Sample.Messages(await ReadAsync()));
    }

    [Fact]
    public async Task Should_take_nothing_by_half_when_the_disk_is_full_and_go_on_when_it_has_room()
    {
        using var folder = new TemporaryFolder();
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder.Path), "A small disk cannot be mounted here: needs Linux and root.");
        try
        {
            var filler = Path.Combine(folder.Path, "filler");
            await System.IO.File.WriteAllBytesAsync(filler, new byte[2 << 20], Token);
            await using var store = SqliteEventStore.Open(new EventStoreOptions { Folder = Path.Combine(folder.Path, "events"), MinimumFreeBytes = 0 }, Store.Clock);

            var stored = 0;
            EventStoreUnavailableException? refused = null;
            SocCoordination.Events.Ecs.EcsEvent[] batch = [];
            while (refused is null)
            {
                batch = [.. Enumerable.Range(0, 100).Select(n => Sample.Event($"{n} {Guid.NewGuid()} {Guid.NewGuid()}"))];
                try
                {
                    stored += (await store.AppendAsync(batch, Token)).Stored;
                }
                catch (EventStoreUnavailableException failure)
                {
                    refused = failure;
                }
            }

            Assert.Contains("disk", refused.Message);
            Assert.True(stored > 0);
            Assert.Equal(stored, (await store.MeasureAsync(Token)).Events);
            Assert.False((await store.CheckAsync(Token)).CanWrite);

            System.IO.File.Delete(filler);
            Assert.Equal(100, (await store.AppendAsync(batch, Token)).Stored);
            Assert.True((await store.CheckAsync(Token)).CanWrite);
            Assert.Equal(stored + 100, (await store.HistogramAsync(Everything, 1, Token)).Sum(bucket => bucket.Count));
        }
        finally
        {
            Run("umount", folder.Path);
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
