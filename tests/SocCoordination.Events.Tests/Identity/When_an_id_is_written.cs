using SocCoordination.Events.Ecs;

namespace SocCoordination.Events.Tests.Identity;

public sealed class When_an_id_is_written
{
    private static readonly EventId Id = EventId.From(DateTimeOffset.UnixEpoch.AddMilliseconds(0x1234), "x"u8);

    [Fact]
    public void Should_be_read_back_from_text_and_bytes()
    {
        Assert.True(EventId.TryParse(Id.ToString(), out var read));
        Assert.Equal(Id, read);
        Assert.Equal(Id, EventId.Read(Id.ToByteArray()));
        Assert.StartsWith("000000001234", Id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("zz34567890123456789012345678901z")]
    [InlineData("000000001234567890123456789012345")]
    public void Should_refuse_what_is_no_id(string? text) => Assert.False(EventId.TryParse(text, out _));

    [Fact]
    public void Should_be_ordered_by_time()
    {
        var later = EventId.From(DateTimeOffset.UnixEpoch.AddMilliseconds(0x1235), "a"u8);
        Assert.True(Id < later);
        Assert.True(Id.ToByteArray().AsSpan().SequenceCompareTo(later.ToByteArray()) < 0);
    }

    [Fact]
    public void Should_clamp_a_time_that_does_not_fit()
    {
        Assert.StartsWith("000000000000", EventId.From(DateTimeOffset.MinValue, "x"u8).ToString());
        Assert.StartsWith("000000000000", EventId.From(null, "x"u8).ToString());
        Assert.StartsWith("e677d21fdbff", EventId.From(DateTimeOffset.MaxValue, "x"u8).ToString());
    }
}
