using System.IO.Compression;
using System.Text;
using SocCoordination.Events.Framing;
using SocCoordination.Events.Tests.Support;

namespace SocCoordination.Events.Tests.Framing;

[Collection(Alone.Name)]
public sealed class When_a_body_is_compressed
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"line {i}\n")));

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("x-gzip")]
    [InlineData("deflate")]
    [InlineData("identity")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Should_be_read_as_it_was(string? encoding)
    {
        using var body = await Read(Compress(Text, encoding), encoding);
        Assert.Null(body.Error);
        Assert.Equal(Text, body.Bytes.ToArray());
    }

    [Theory]
    [InlineData("gzip", 1)]
    [InlineData("gzip", 4)]
    [InlineData("gzip", 8)]
    [InlineData("gzip", 9)]
    [InlineData("gzip", 5000)]
    [InlineData("deflate", 1)]
    [InlineData("deflate", 4)]
    [InlineData("deflate", 5000)]
    public async Task Should_say_that_it_was_cut_off(string encoding, int missing)
    {
        var whole = Compress(Text, encoding);
        using var body = await Read(whole[..^missing], encoding);
        Assert.Equal(400, body.Error?.Status);
        Assert.Contains($"no whole {encoding} stream", body.Error!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Should_say_that_it_is_not_what_it_says()
    {
        using var body = await Read(Text, "gzip");
        Assert.Equal(400, body.Error?.Status);
    }

    [Fact]
    public async Task Should_notice_damage_in_the_middle()
    {
        var damaged = Compress(Text, "gzip");
        for (var i = damaged.Length / 2; i < (damaged.Length / 2) + 40; i++)
            damaged[i] ^= 0x5A;
        using var body = await Read(damaged, "gzip");
        Assert.Equal(400, body.Error?.Status);
    }

    [Theory]
    [InlineData("zstd")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public async Task Should_name_the_encodings_that_are_taken(string encoding)
    {
        using var body = await Read(Text, encoding);
        Assert.Equal((415, $"Content-Encoding [{encoding}] is not supported, expected gzip, deflate or identity"), (body.Error!.Status, body.Error.Reason));
    }

    [Fact]
    public async Task Should_stop_at_the_limit()
    {
        using var body = await Read(Compress(Text, "gzip"), "gzip", new BodyLimits { Bytes = Text.Length - 1 });
        Assert.Equal((413, $"the body is larger than {Text.Length - 1} bytes: send smaller batches"), (body.Error!.Status, body.Error.Reason));
        using var fits = await Read(Compress(Text, "gzip"), "gzip", new BodyLimits { Bytes = Text.Length });
        Assert.Null(fits.Error);
    }

    [Fact]
    public async Task Should_stop_early_where_little_becomes_very_much()
    {
        var bomb = Compress(new byte[64 * 1024 * 1024], "gzip", CompressionLevel.SmallestSize);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        using var body = await Read(bomb, "gzip");
        Assert.Equal((413, "the body becomes more than 250 times its compressed size"), (body.Error!.Status, body.Error.Reason));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 40 * 1024 * 1024);
    }

    private static Task<DecompressedBody> Read(byte[] bytes, string? encoding, BodyLimits? limits = null) =>
        BoundedDecompressor.ReadAsync(new MemoryStream(bytes), encoding, limits, TestContext.Current.CancellationToken);

    private static byte[] Compress(byte[] bytes, string? encoding, CompressionLevel level = CompressionLevel.Fastest)
    {
        var target = new MemoryStream();
        using (Stream stream = encoding?.ToUpperInvariant() switch
        {
            "GZIP" or "X-GZIP" => new GZipStream(target, level, leaveOpen: true),
            "DEFLATE" => new ZLibStream(target, level, leaveOpen: true),
            _ => target,
        })
        {
            stream.Write(bytes);
        }

        return target.ToArray();
    }
}
