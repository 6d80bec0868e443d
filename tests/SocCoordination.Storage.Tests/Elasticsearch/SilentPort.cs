using System.Net;
using System.Net.Sockets;

namespace SocCoordination.Storage.Tests.Elasticsearch;

/// <summary>Takes no connection and refuses none, as a machine that is switched off: its queue is full.</summary>
public sealed class SilentPort : IDisposable
{
    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _waiting = [];

    public SilentPort()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        for (var i = 0; i < 4; i++)
        {
            var caller = new Socket(SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _waiting.Add(caller);
            try
            {
                caller.Connect(_listener.LocalEndPoint!);
            }
            catch (SocketException underWay) when (underWay.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // It fills the queue or waits for a place in it: either will do.
            }
        }
    }

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/");

    public void Dispose()
    {
        foreach (var socket in _waiting) socket.Dispose();
        _listener.Dispose();
    }
}
