using System.Net;
using System.Net.Sockets;

namespace SocCoordination.Service.Features.Ingest;

/// <summary>Opens the syslog port; an address or port that cannot be had stops the service with its name and what to do.</summary>
internal static class SyslogSockets
{
    public static Socket Bind(IngestOptions options, SocketType type, ProtocolType protocol)
    {
        if (!IPAddress.TryParse(options.SyslogAddress, out var address))
            throw new IOException($"Ingest:SyslogAddress is “{options.SyslogAddress}”; expected an IP address such as 127.0.0.1, 0.0.0.0 or ::.");
        var socket = new Socket(address.AddressFamily, type, protocol);
        try
        {
            if (address.Equals(IPAddress.IPv6Any))
                socket.DualMode = true;
            if (type == SocketType.Stream)
                socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            socket.Bind(new IPEndPoint(address, options.SyslogPort));
            return socket;
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw new IOException(FormattableString.Invariant($"syslog cannot use {protocol} port {options.SyslogPort} on {options.SyslogAddress}: {error.Message}. Set Ingest:SyslogPort to a free port, or to 0 to close syslog."), error);
        }
    }
}
