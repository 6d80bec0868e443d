using SocCoordination.Events.Ecs;
using SocCoordination.Service.Features.Hunting;

namespace SocCoordination.Service.Tests.Features.Hunting;

public sealed class When_events_are_exported
{
    /// <summary>The server forbids synchronous writes; a line's end used to make one where it fell on the buffer's last byte.</summary>
    [Fact]
    public async Task Should_never_write_synchronously_however_long_the_lines_are()
    {
        for (var length = 1; length < 200; length++)
        {
            await using var answer = new AsynchronousOnly();

            await ExportEvents.NdjsonAsync(Events(length, (70 << 10) / length), answer, CancellationToken.None);

            Assert.Equal((70 << 10) / length * (length + 1), answer.Written);
        }
    }

    private static async IAsyncEnumerable<EcsEvent> Events(int length, int count)
    {
        var one = new EcsEvent(default, default, default, 1, new byte[length]);
        for (var i = 0; i < count; i++)
            yield return one;
        await Task.CompletedTask;
    }

    private sealed class AsynchronousOnly : MemoryStream
    {
        private bool _asynchronous;

        public long Written { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            Assert.True(_asynchronous, "A synchronous write.");
            base.Write(buffer, offset, count);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _asynchronous = true;
            base.Write(buffer.ToArray(), 0, buffer.Length);
            Written += buffer.Length;
            _asynchronous = false;
            return ValueTask.CompletedTask;
        }
    }
}
