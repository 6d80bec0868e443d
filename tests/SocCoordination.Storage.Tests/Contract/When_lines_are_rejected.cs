using System.Text;

namespace SocCoordination.Storage.Tests.Contract;

public abstract class When_lines_are_rejected<TStore> : StoreContract<TStore>
    where TStore : StoreFixture, new()
{
    [Fact]
    public async Task Should_show_them_newest_first_with_their_reason()
    {
        var line = Line("one", agency: 7);
        await RejectAsync(line, Line("two", agency: null));

        var rejected = await Store.Search.RejectedAsync(null, 10, Token);

        Assert.Equal(["two", "one"], rejected.Lines.Select(Text));
        Assert.Equal(line with { Line = default }, rejected.Lines[1] with { Line = default });
        Assert.Null(rejected.Lines[0].AgencyId);
        Assert.Equal(2, rejected.Kept);
        Assert.Equal(0, rejected.Dropped);
    }

    [Fact]
    public async Task Should_keep_the_newest_five_and_count_the_others()
    {
        for (var n = 0; n < 8; n++) await RejectAsync(Line($"{n}", agency: n % 2));

        var all = await Store.Search.RejectedAsync(null, 10, Token);
        Assert.Equal(["7", "6", "5", "4", "3"], all.Lines.Select(Text));
        Assert.Equal((5, 3), (all.Kept, all.Dropped));

        var even = await Store.Search.RejectedAsync([0], 1, Token);
        Assert.Equal(["6"], even.Lines.Select(Text));
        Assert.Equal((2, 2), (even.Kept, even.Dropped));
    }

    [Fact]
    public async Task Should_show_an_agency_its_own_only()
    {
        await RejectAsync(Line("mine", agency: 1), Line("another's", agency: 2), Line("nobody's", agency: null));

        Assert.Equal(["mine"], (await Store.Search.RejectedAsync([1], 10, Token)).Lines.Select(Text));
        Assert.Empty((await Store.Search.RejectedAsync([], 10, Token)).Lines);
    }

    [Fact]
    public async Task Should_show_none_where_none_were() => Assert.Empty((await Store.Search.RejectedAsync(null, 10, Token)).Lines);

    private Task RejectAsync(params RejectedLine[] lines) => Store.Writer.RejectAsync(lines, Token);

    private static RejectedLine Line(string text, int? agency) =>
        new(Sample.Start, agency, "web-01", "Expected a JSON object.", Encoding.UTF8.GetBytes(text), text.Length);

    private static string Text(RejectedLine line) => Encoding.UTF8.GetString(line.Line.Span);
}
