using FsCheck;
using FsCheck.Fluent;
using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search;
using SocCoordination.Storage.Tests.Contract;
using SocCoordination.Storage.Tests.Elasticsearch;
using SocCoordination.Storage.Tests.Reference;
using SocCoordination.Storage.Tests.Sqlite;

namespace SocCoordination.Storage.Tests.Generated;

public sealed class When_sqlite_is_held_against_the_reference : When_a_store_is_held_against_the_reference<SqliteFixture>;

public sealed class When_hurried_sqlite_is_held_against_the_reference : When_a_store_is_held_against_the_reference<HurriedSqliteFixture>;

public sealed class When_elasticsearch_is_held_against_the_reference : When_a_store_is_held_against_the_reference<ElasticsearchFixture>;

public sealed class When_hurried_elasticsearch_is_held_against_the_reference : When_a_store_is_held_against_the_reference<HurriedElasticsearchFixture>;

/// <summary>Random events in random batches, some twice, some days late; random queries; the same answers.</summary>
public abstract class When_a_store_is_held_against_the_reference<TStore> : StoreContract<TStore>
    where TStore : StoreFixture, new()
{
    private const int Events = 400, Queries = 400;

    private readonly ReferenceStore _reference = new(TimeProvider.System, maxRejected: 5);

    [Fact]
    public async Task Should_give_the_same_answers()
    {
        var seed = Seed.Next();
        await AppendBothAsync(EventGenerator.Event.Sample(Events, seed, 10));

        var (found, empty) = (0, 0);
        foreach (var query in QueryGenerator.Query.Sample(Queries, seed, 10))
        {
            var expected = await ExpectedAsync(query);
            await AgreeAsync(query, expected);
            if (expected.Count > 0) found++;
            else empty++;
        }

        // Queries that all find nothing, or everything, would prove nothing.
        TestContext.Current.TestOutputHelper?.WriteLine($"{found} queries found some of {Events} events, {empty} none.");
        Assert.InRange(found, Queries / 5, Queries * 19 / 20);
    }

    private async Task AppendBothAsync(IEnumerable<EcsEvent> events)
    {
        foreach (var batch in events.Chunk(37))
        {
            EcsEvent[] sent = [.. batch, .. batch.Where((_, index) => index % 11 == 0), .. batch.Take(3).Select(again => again with { Ingested = again.Ingested.AddDays(2) })];
            var expected = await _reference.AppendAsync(sent, Token);
            var outcome = await AppendAsync(sent);
            Assert.Equal((expected.Stored, string.Join(',', expected.Repeated)), (outcome.Stored, string.Join(',', outcome.Repeated)));
        }
    }

    private async Task AgreeAsync(EventQuery query, List<EcsEvent> expected)
    {
        try
        {
            Assert.Equal(expected, await ReadAsync(query), SameEvent.Instance);
            Assert.Equal(expected.AsEnumerable().Reverse(), await PagesAsync(query, limit: 50), SameEvent.Instance);
            Assert.Equal(await _reference.HistogramAsync(query, 7, Token), await Store.Search.HistogramAsync(query, 7, Token));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Assert.Fail($"{query}: {failure.Message}");
        }
    }

    private async Task<List<EcsEvent>> ExpectedAsync(EventQuery query)
    {
        var found = new List<EcsEvent>();
        await foreach (var one in _reference.ReadAsync(query, Token)) found.Add(one);
        return found;
    }
}
