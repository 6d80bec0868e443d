namespace SocCoordination.Storage.Tests.Contract;

public abstract class When_an_event_is_looked_up<TStore> : StoreContract<TStore>
    where TStore : StoreFixture, new()
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Should_find_it_on_whatever_day_it_arrived(bool timed)
    {
        var events = Enumerable.Range(0, 5).Select(day => Sample.Event($"{day}", arrived: Sample.Start.AddDays(day), timed: timed)).ToList();
        foreach (var one in events) await AppendAsync(one);

        foreach (var one in events) Assert.Equal(one, await Store.Search.FindAsync(one.Id, Token), SameEvent.Instance!);
    }

    [Fact]
    public async Task Should_answer_null_where_there_is_none()
    {
        await AppendAsync(Sample.Event());

        Assert.Null(await Store.Search.FindAsync(Sample.NewId(Sample.Start), Token));
    }
}
