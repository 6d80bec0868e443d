using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace SocCoordination.Cli.Live;

/// <summary>One push as it came.</summary>
/// <param name="At">A <see cref="Stopwatch"/> timestamp.</param>
internal sealed record Push(long At, long Seq, string Kind, string Subject);

/// <summary>
/// Listens to the live hub. Speaks just enough of SignalR's JSON protocol (the .NET client package cannot be had where this
/// is built): handshake, one invocation of <c>Resume</c>, pings, and the entries that follow.
/// </summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const byte RecordSeparator = 0x1e;
    private readonly ClientWebSocket _socket = new();

    public async Task ConnectAsync(Uri server, string apiKey, CancellationToken cancellationToken)
    {
        var address = new UriBuilder(new Uri(server, "/hubs/incidents")) { Scheme = server.Scheme == "https" ? "wss" : "ws" };
        _socket.Options.SetRequestHeader("Authorization", "Bearer " + apiKey);
        await _socket.ConnectAsync(address.Uri, cancellationToken);
        await SendAsync("""{"protocol":"json","version":1}""", cancellationToken);
        await SendAsync("""{"type":1,"invocationId":"1","target":"Resume","arguments":[-1]}""", cancellationToken);
    }

    /// <summary>Hands over each entry as it arrives, until the connection ends.</summary>
    public async Task ListenAsync(Action<Push> onPush, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(64 << 10);
        var pinged = Stopwatch.GetTimestamp();
        while (_socket.State == WebSocketState.Open)
        {
            var received = await _socket.ReceiveAsync(buffer.GetMemory(16 << 10), cancellationToken);
            var at = Stopwatch.GetTimestamp();
            buffer.Advance(received.Count);
            if (!received.EndOfMessage)
                continue;
            foreach (var push in Read(buffer.WrittenSpan, at))
                onPush(push);
            buffer.ResetWrittenCount();
            if (Stopwatch.GetElapsedTime(pinged) > TimeSpan.FromSeconds(10))
            {
                pinged = Stopwatch.GetTimestamp();
                await SendAsync("""{"type":6}""", cancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static List<Push> Read(ReadOnlySpan<byte> messages, long at)
    {
        var pushes = new List<Push>();
        foreach (var range in messages.Split(RecordSeparator))
        {
            if (messages[range].IsEmpty)
                continue;
            var reader = new Utf8JsonReader(messages[range]);
            var message = JsonElement.ParseValue(ref reader);
            if (message.TryGetProperty("target", out var target) && target.GetString() == "Entry")
            {
                var entry = message.GetProperty("arguments")[0];
                pushes.Add(new Push(at, entry.GetProperty("seq").GetInt64(), entry.GetProperty("kind").GetString()!, entry.GetProperty("subject").GetString()!));
            }
        }

        return pushes;
    }

    private Task SendAsync(string message, CancellationToken cancellationToken) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)RecordSeparator), WebSocketMessageType.Text, true, cancellationToken);
}
