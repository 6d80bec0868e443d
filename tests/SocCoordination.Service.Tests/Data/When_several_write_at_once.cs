using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SocCoordination.Service.Data;
using SocCoordination.Service.Features.Cases;
using SocCoordination.Service.Journal;
using SocCoordination.Service.Tests.Support;

namespace SocCoordination.Service.Tests.Data;

/// <summary>The journal's numbers have no gap and its chain one order, whoever writes, and each consumer handles each entry once.</summary>
public sealed class When_several_write_at_once
{
    private const int Writers = 8;
    private const int Each = 15;

    [Fact]
    public async Task Should_keep_one_gapless_chain_on_one_node()
    {
        await using var service = await RunningService.StartAsync();
        await WriteAsync([service]);
        await CheckAsync(service);
    }

    [Fact]
    public async Task Should_keep_one_gapless_chain_on_two_nodes_that_share_PostgreSql()
    {
        await using var database = await TestDatabase.CreateAsync(TestPostgres.Needed());
        await using var one = await RunningService.StartAsync(database.Settings);
        await using var other = await RunningService.StartEmptyAsync(database.Settings);
        await WriteAsync([one, other]);
        await CheckAsync(one);
    }

    private static Task WriteAsync(RunningService[] nodes) => Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
    {
        for (var i = 0; i < Each; i++)
            await nodes[writer % nodes.Length].SendAsync(new OpenCase.Command([], $"Sự cố {writer}.{i}"));
    })));

    private static async Task CheckAsync(RunningService service)
    {
        var anchors = new JournalAnchors(service.Services.GetRequiredService<DataFolder>());
        var check = await service.WithDatabaseAsync(database => new JournalVerifier(database, anchors).CheckAsync(CancellationToken.None));
        Assert.Empty(check.Faults);
        Assert.True(check.Entries > Writers * Each);
        var numbers = await service.WithDatabaseAsync(database => database.Cases.Select(one => one.Number).ToListAsync());
        Assert.Equal(Writers * Each, numbers.Distinct().Count());
        await Eventually.TrueAsync(() => service.WithDatabaseAsync(async database => await database.Cursors.MinAsync(cursor => (long?)cursor.Seq) == await database.Journal.MaxAsync(entry => entry.Seq)));
        Assert.Empty(await service.WithDatabaseAsync(database => database.Parked.ToListAsync()));
    }
}
