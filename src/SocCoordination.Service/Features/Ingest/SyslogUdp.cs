using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.Extensions.Options;
using SocCoordination.Events.Framing.Syslog;
using SocCoordination.Service.Operations;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>Syslog over UDP (RFC 5426): a message a datagram. What comes faster than it can be stored is dropped and counted; who may not lose a line uses TCP.</summary>
internal sealed partial class SyslogUdp(SyslogDoor door, IOptions<IngestOptions> options, Telemetry telemetry, ILogger<SyslogUdp> log) : BackgroundService
{
    private const int LargestDatagram = 65_535;
    private const int MostTogether = 1000;
    private const int ReceiveBuffer = 8 << 20;

    private readonly Channel<(IPAddress Sender, byte[] Message)> _waiting = Channel.CreateBounded<(IPAddress, byte[])>(
        new BoundedChannelOptions(options.Value.SyslogUdpQueue) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.SyslogPort == 0)
            return;
        using var socket = SyslogSockets.Bind(options.Value, SocketType.Dgram, ProtocolType.Udp);
        socket.ReceiveBufferSize = ReceiveBuffer;
        await Task.WhenAll(ReceiveAsync(socket, stoppingToken), StoreAsync());
    }

    private async Task ReceiveAsync(Socket socket, CancellationToken stoppingToken)
    {
        var buffer = new byte[LargestDatagram];
        var from = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var received = await socket.ReceiveFromAsync(buffer, from, stoppingToken);
                var message = buffer.AsSpan(0, received.ReceivedBytes).TrimEnd("\r\n\0"u8);
                if (message.Length > 0 && !_waiting.Writer.TryWrite((((IPEndPoint)received.RemoteEndPoint).Address, message.ToArray())))
                    telemetry.SyslogDropped();
            }
            catch (SocketException error)
            {
                LogReceiveFailed(log, error);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        _waiting.Writer.Complete();
    }

    /// <summary>Goes on until everything that was received is stored: the receiver closes the queue when the service stops.</summary>
    private async Task StoreAsync()
    {
        var together = new List<(IPAddress Sender, byte[] Message)>(MostTogether);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (together.Count < MostTogether && _waiting.Reader.TryRead(out var one))
                together.Add(one);
            foreach (var sender in together.GroupBy(one => one.Sender))
                await door.TakeAsync(sender.Key, [.. sender.Select(one => new SyslogFrame(one.Message, 0))], CancellationToken.None);
            together.Clear();
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "A syslog datagram could not be received.")]
    private static partial void LogReceiveFailed(ILogger log, Exception error);
}
