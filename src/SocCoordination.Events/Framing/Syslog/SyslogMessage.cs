namespace SocCoordination.Events.Framing.Syslog;

/// <summary>The parts of one syslog message; what it does not say is empty, or -1. Reused for the next one.</summary>
internal sealed class SyslogMessage
{
    /// <summary>0 to 191.</summary>
    public int Priority { get; set; }

    /// <summary>1 for RFC 5424, 0 for the older form.</summary>
    public int Version { get; set; }

    public DateTimeOffset? Timestamp { get; set; }

    public ReadOnlyMemory<byte> Host { get; set; }

    public ReadOnlyMemory<byte> App { get; set; }

    public ReadOnlyMemory<byte> ProcId { get; set; }

    public ReadOnlyMemory<byte> MsgId { get; set; }

    /// <summary>As it stands, brackets included; well-formed.</summary>
    public ReadOnlyMemory<byte> StructuredData { get; set; }

    public ReadOnlyMemory<byte> Message { get; set; }

    public int Facility => Priority < 0 ? -1 : Priority >> 3;

    public int Severity => Priority < 0 ? -1 : Priority & 7;

    public void Reset()
    {
        (Priority, Version, Timestamp) = (-1, 0, null);
        (Host, App, ProcId, MsgId, StructuredData, Message) = (default, default, default, default, default, default);
    }
}
