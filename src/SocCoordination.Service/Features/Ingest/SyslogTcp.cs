using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using SocCoordination.Events.Framing.Syslog;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>Syslog over TCP (RFC 6587). A connection is read no faster than its messages are stored, so that the sender's own queue holds them.</summary>
internal sealed partial class SyslogTcp(SyslogDoor door, IOptions<IngestOptions> options, ILogger<SyslogTcp> log) : BackgroundService
{
    private const int MostTogether = 1000;
    private static readonly TimeSpan TimeToFinish = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.SyslogPort == 0)
            return;
        using var listener = SyslogSockets.Bind(options.Value, SocketType.Stream, ProtocolType.Tcp);
        listener.Listen(128);
        using var places = new SemaphoreSlim(options.Value.SyslogConnections);
        var connections = new HashSet<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await places.WaitAsync(stoppingToken);
                var socket = await listener.AcceptAsync(stoppingToken);
                connections.RemoveWhere(task => task.IsCompleted);
                connections.Add(ServeAsync(socket, places, stoppingToken));
            }
            catch (OperationCanceledException)
            {
                break;
            }
            catch (SocketException error)
            {
                places.Release();
                LogConnectionFailed(log, error);
            }
        }

        await Task.WhenAny(Task.WhenAll(connections), Task.Delay(TimeToFinish, CancellationToken.None));
    }

    private async Task ServeAsync(Socket socket, SemaphoreSlim places, CancellationToken stoppingToken)
    {
        try
        {
            using var stream = new NetworkStream(socket, ownsSocket: true);
            var sender = ((IPEndPoint)socket.RemoteEndPoint!).Address;
            var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 128 << 10));
            await ReadAsync(pipe, sender, stoppingToken);
            await pipe.CompleteAsync();
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            LogConnectionFailed(log, error);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task ReadAsync(PipeReader pipe, IPAddress sender, CancellationToken stoppingToken)
    {
        var frames = new SyslogFrameReader();
        var together = new List<SyslogFrame>();
        while (true)
        {
            var read = await pipe.ReadAsync(stoppingToken);
            var rest = read.Buffer;
            while (frames.TryRead(ref rest, out var frame) || (read.IsCompleted && frames.TryReadLast(ref rest, out frame)))
            {
                together.Add(frame);
                if (together.Count == MostTogether)
                    await StoreAsync(sender, together);
            }

            await StoreAsync(sender, together);
            pipe.AdvanceTo(rest.Start, rest.End);
            if (read.IsCompleted)
                return;
        }
    }

    /// <summary>What was taken off the line is stored even while the service stops: the sender believes that we have it.</summary>
    private async Task StoreAsync(IPAddress sender, List<SyslogFrame> together)
    {
        if (together.Count == 0)
            return;
        await door.TakeAsync(sender, together, CancellationToken.None);
        together.Clear();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A syslog connection ended.")]
    private static partial void LogConnectionFailed(ILogger log, Exception error);
}
