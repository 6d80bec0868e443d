using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SocCoordination.Storage.Tests.Elasticsearch;
using SocCoordination.Storage.Tests.Sqlite;

namespace SocCoordination.Storage.Tests.Contract;

/// <summary>An upgrade must not end a reading that goes page by page: cursors are put together here as the first version did.</summary>
public sealed class When_a_cursor_was_given_out_before
{
    private const long InAnHour = 1_795_320_000_000;

    [Fact]
    public Task Should_take_it_in_sqlite() => ShouldTakeAsync(new SqliteFixture(), [.. Eight(InAnHour << 21), .. Four(739_576)], "//*/message:*/");

    [Fact]
    public Task Should_take_it_in_elasticsearch() => ShouldTakeAsync(new ElasticsearchFixture(), [.. Eight(InAnHour), .. Four(739_576), .. Eight(7)], "elasticsearch///*/message:*/");

    private static async Task ShouldTakeAsync(StoreFixture store, byte[] place, string query)
    {
        await using var closing = store;
        await store.OpenAsync();
        await store.Writer.AppendAsync([Sample.Event("earlier"), Sample.Event("later", at: Sample.Start.AddHours(2))], TestContext.Current.CancellationToken);
        byte[] sum = SHA256.HashData([.. place, .. Encoding.UTF8.GetBytes(query)])[..8];

        var page = await store.Search.SearchAsync(new(null, null, null, "message:*"), 10, Base64Url.EncodeToString([.. place, .. sum]), TestContext.Current.CancellationToken);

        Assert.Equal(["earlier"], Sample.Messages(page.Events));
    }

    private static byte[] Eight(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Four(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
