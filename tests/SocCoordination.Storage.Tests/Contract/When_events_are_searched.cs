using SocCoordination.Events.Ecs;
using SocCoordination.Storage.Search;

namespace SocCoordination.Storage.Tests.Contract;

public abstract class When_events_are_searched<TStore> : StoreContract<TStore>
    where TStore : StoreFixture, new()
{
    [Fact]
    public async Task Should_answer_nothing_from_an_empty_store()
    {
        var page = await SearchAsync();

        Assert.Empty(page.Events);
        Assert.Null(page.Next);
    }

    [Fact]
    public async Task Should_give_the_newest_first_and_lines_of_one_instant_in_the_order_of_their_arrival()
    {
        await AppendAsync(Sample.Event("b1"), Sample.Event("b2"), Sample.Event("a", at: Sample.Start.AddSeconds(-1)), Sample.Event("c", at: Sample.Start.AddSeconds(1)));
        await AppendAsync(Sample.Event("b3"));

        Assert.Equal(["c", "b3", "b2", "b1", "a"], Sample.Messages((await SearchAsync()).Events));
    }

    [Fact]
    public async Task Should_place_a_late_event_by_its_own_time()
    {
        await AppendAsync(Sample.Event("monday", arrived: Sample.Start), Sample.Event("thursday", at: Sample.Start.AddDays(3)));
        await AppendAsync(Sample.Event("late", at: Sample.Start.AddHours(1), arrived: Sample.Start.AddDays(4)));

        Assert.Equal(["thursday", "late", "monday"], Sample.Messages((await SearchAsync()).Events));
    }

    [Fact]
    public async Task Should_take_the_beginning_in_and_leave_the_end_out()
    {
        await AppendAsync([.. Enumerable.Range(0, 10).Select(n => Sample.Event($"{n}", at: Sample.Start.AddSeconds(n)))]);

        var query = new EventQuery(Sample.Start.AddSeconds(3), Sample.Start.AddSeconds(6), null, null);

        Assert.Equal(["3", "4", "5"], Sample.Messages(await ReadAsync(query)));
        Assert.Equal(["5", "4", "3"], Sample.Messages(await PagesAsync(query, 2)));
        Assert.Empty(await ReadAsync(query with { From = query.To, To = query.From }));
    }

    [Theory]
    [InlineData(null, "a1 b2 c3 a4")]
    [InlineData("2", "b2")]
    [InlineData("1,3", "a1 c3 a4")]
    [InlineData("", "")]
    [InlineData("9", "")]
    public async Task Should_keep_to_the_agencies_that_are_asked_for(string? agencies, string expected)
    {
        await AppendAsync(Sample.Event("a1", agency: 1), Sample.Event("b2", agency: 2), Sample.Event("c3", agency: 3), Sample.Event("a4", agency: 1));

        var query = Everything with { Agencies = agencies?.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToArray() };

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Sample.Messages(await ReadAsync(query)));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, (await Store.Search.HistogramAsync(query, 1, Token)).Sum(bucket => bucket.Count));
    }

    [Fact]
    public async Task Should_keep_to_the_agencies_when_they_are_many()
    {
        await AppendAsync([.. Enumerable.Range(1, 100).Select(agency => Sample.Event($"{agency}", agency: agency))]);

        var query = Everything with { Agencies = [.. Enumerable.Range(20, 60)], Text = "NOT 25" };

        Assert.Equal(Enumerable.Range(20, 60).Where(n => n != 25).Select(n => $"{n}"), Sample.Messages(await ReadAsync(query)));
    }

    [Theory]
    [InlineData("failed", "1 2")]
    [InlineData("FAILED root", "1")]
    [InlineData("\"failed password\"", "1 2")]
    [InlineData("\"password failed\"", "")]
    [InlineData("dang nhap", "3")]
    [InlineData("đăng nhập", "3")]
    [InlineData("Nguyen", "3")]
    [InlineData("203.0.113.7", "1")]
    [InlineData("source.ip:203.0.113.0/24", "1 2")]
    [InlineData("source.ip:203.0.113.7", "1")]
    [InlineData("user.name:root OR user.name:Nguyễn", "1 3")]
    [InlineData("-failed", "3 4")]
    [InlineData("NOT failed AND NOT user.name:*", "4")]
    [InlineData("source.port:>=4022", "1 2")]
    [InlineData("source.port:[4000 TO 4022]", "1")]
    [InlineData("pass*", "1 2")]
    [InlineData("*sswor*", "1 2")]
    [InlineData("process.executable:*\\powershell.exe", "4")]
    [InlineData("process.executable:c:\\windows\\*", "4")]
    [InlineData("*", "1 2 3 4")]
    public async Task Should_find_by_text(string text, string expected)
    {
        await AppendAsync(
            Sample.Of(new { message = "1", line = "Failed password for root", user = new { name = "root" }, source = new { ip = "203.0.113.7", port = 4022 } }),
            Sample.Of(new { message = "2", line = "Failed password for admin", user = new { name = "admin" }, source = new { ip = "203.0.113.70", port = 50000 } }),
            Sample.Of(new { message = "3", line = "Đăng nhập thành công", user = new { name = "NGUYỄN" } }),
            Sample.Of(new { message = "4", process = new { executable = "C:\\Windows\\System32\\powershell.exe" } }));

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), Sample.Messages(await ReadAsync(Everything with { Text = text })));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse(), Sample.Messages((await SearchAsync(text)).Events));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Should_give_each_event_on_one_page_whatever_the_pages_hold(int limit)
    {
        await AppendAsync([.. Enumerable.Range(0, 60).Select(n => Sample.Event($"{n} {(n % 3 == 0 ? "third" : "")}", at: Sample.Start.AddSeconds(n / 4), arrived: Sample.Start.AddDays(n % 5)))]);
        var all = (await ReadAsync()).AsEnumerable().Reverse().ToList();

        Assert.Equal(all, await PagesAsync(Everything, limit), SameEvent.Instance);
        Assert.Equal(all.Where(one => Sample.Message(one).Contains("third")), await PagesAsync(Everything with { Text = "third" }, limit), SameEvent.Instance);
    }

    [Fact]
    public async Task Should_continue_exactly_while_events_arrive()
    {
        await AppendAsync([.. Enumerable.Range(0, 40).Select(n => Sample.Event($"old {n}", at: Sample.Start.AddSeconds(n)))]);
        var expected = (await ReadAsync()).AsEnumerable().Reverse().ToList();

        var seen = new List<EcsEvent>();
        for (string? cursor = null; ;)
        {
            var page = await SearchAsync("old", limit: 6, cursor: cursor);
            seen.AddRange(page.Events);
            if (page.Next is null) break;
            cursor = page.Next;
            await AppendAsync(Sample.Event("old, and newer than all", at: Sample.Start.AddMinutes(5)), Sample.Event("old, where the last page was", at: page.Events[^1].Timestamp));
        }

        Assert.Equal(expected, seen, SameEvent.Instance);
    }

    [Fact]
    public async Task Should_still_take_a_cursor_after_it_was_closed_and_opened()
    {
        await AppendAsync([.. Enumerable.Range(0, 4).Select(n => Sample.Event($"{n}", at: Sample.Start.AddSeconds(n)))]);
        var page = await SearchAsync(limit: 2);

        await Store.ReopenAsync();

        Assert.Equal(["1", "0"], Sample.Messages((await SearchAsync(limit: 2, cursor: page.Next)).Events));
    }

    [Fact]
    public async Task Should_refuse_a_cursor_that_the_query_did_not_give()
    {
        await AppendAsync(Sample.Event("a"), Sample.Event("a"), Sample.Event("a"));
        var good = (await SearchAsync("a", limit: 1)).Next!;
        var changed = (good[0] == 'A' ? 'B' : 'A') + good[1..];

        foreach (var bad in new[] { "", "nonsense", changed, good + "A", good[..^1], new string('A', 100_000), "đ" })
            await Assert.ThrowsAsync<EventCursorException>(() => SearchAsync("a", limit: 1, cursor: bad));
        await Assert.ThrowsAsync<EventCursorException>(() => SearchAsync("message:*", limit: 1, cursor: good));
        await Assert.ThrowsAsync<EventCursorException>(() => Store.Search.SearchAsync(new EventQuery(null, null, [1], "a"), 1, good, Token));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public Task Should_refuse_a_limit_out_of_bounds(int limit) => Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SearchAsync(limit: limit));

    [Fact]
    public async Task Should_say_what_is_wrong_with_a_text()
    {
        var refused = await Assert.ThrowsAsync<EventFilterException>(() => SearchAsync("failed AND (root"));

        Assert.Equal(12, refused.Column);
        Assert.Equal(EventFilterProblem.BracketNotClosed, refused.Problem);
    }

    [Fact]
    public async Task Should_end_soon_when_its_caller_gives_up()
    {
        await AppendAsync(Sample.Event());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Store.Search.ReadAsync(Everything, new CancellationToken(canceled: true)))
            {
            }
        });
    }
}
