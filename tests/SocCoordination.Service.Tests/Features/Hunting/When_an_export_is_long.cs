using System.Text;
using SocCoordination.Events.Ecs;
using SocCoordination.Service.Features.Hunting;

namespace SocCoordination.Service.Tests.Features.Hunting;

/// <summary>The web server takes no synchronous writes, and breaks off the answer of who tries: whatever the lengths, there must be none.</summary>
public sealed class When_an_export_is_long
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_write_every_event_without_holding_a_thread(bool csv)
    {
        await using var to = new AsyncOnly();
        var events = Enumerable.Range(0, 700).Select(n => Event(n)).ToList();
        if (csv)
            await ExportEvents.CsvAsync(events.ToAsyncEnumerable(), to, TestContext.Current.CancellationToken);
        else
            await ExportEvents.NdjsonAsync(events.ToAsyncEnumerable(), to, TestContext.Current.CancellationToken);
        var lines = Encoding.UTF8.GetString(to.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(events.Count + (csv ? 1 : 0), lines.Length);
        if (!csv)
            Assert.Equal(events.Select(one => Encoding.UTF8.GetString(one.Document.Span)), lines);
    }

    /// <summary>Some fill a buffer of 64 KiB to its last byte.</summary>
    private static EcsEvent Event(int n)
    {
        var document = "{\"message\":\"" + new string('x', (n % 7 == 0 ? 65_536 : 32_768) - "{\"message\":\"\"}".Length - (n % 7 == 0 ? 0 : 1)) + "\"}";
        var at = DateTimeOffset.UnixEpoch.AddYears(56).AddSeconds(n);
        return new EcsEvent(EventId.From(at, BitConverter.GetBytes(n)), at, at, 1, Encoding.UTF8.GetBytes(document));
    }

    private sealed class AsyncOnly : MemoryStream
    {
        private const string Refused = "Synchronous operations are disallowed.";

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException(Refused);

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException(Refused);

        public override void WriteByte(byte value) => throw new InvalidOperationException(Refused);

        public override void Flush() => throw new InvalidOperationException(Refused);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            base.Write(buffer.ToArray(), 0, buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
