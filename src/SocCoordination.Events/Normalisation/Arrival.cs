using System.Net;

namespace SocCoordination.Events.Normalisation;

/// <summary>In which form something arrived.</summary>
public enum ArrivalKind
{
    /// <summary>A JSON document that a shipper sent; its raw line, if it has one, is found inside.</summary>
    Document,

    /// <summary>One syslog message without its framing; never a repeat of another.</summary>
    SyslogFrame,

    /// <summary>One line of a log file, as an import reads it.</summary>
    Line,
}

/// <summary>One event as it arrived, before anything in it is believed.</summary>
public readonly record struct Arrival
{
    /// <summary>The agency of the key or of the sender's address.</summary>
    public required int AgencyId { get; init; }

    /// <summary>When it arrived, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required ArrivalKind Kind { get; init; }

    /// <summary>The document, message or line. Must not change while it is being read; nothing of it is kept afterwards.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The name of the key or sender; stored as <c>soc.source</c>.</summary>
    public string? Source { get; init; }

    /// <summary>Where it was sent from; names the host of a message that names none.</summary>
    public IPAddress? Sender { get; init; }

    /// <summary>The zone of its clock, where the host knows it; for lines that name none. Null for that of the province.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>The file of a <see cref="ArrivalKind.Line"/>.</summary>
    public string? Path { get; init; }

    /// <summary>Where a <see cref="ArrivalKind.Line"/> begins in its file, in bytes; null where that is not known.</summary>
    public long? Offset { get; init; }

    /// <summary>The <c>_id</c> that the shipper gave, UTF-8; empty where it gave none.</summary>
    public ReadOnlyMemory<byte> GivenId { get; init; }

    /// <summary>A hash of the whole request as it was sent; identifies events that nothing else numbers.</summary>
    public ReadOnlyMemory<byte> RequestHash { get; init; }

    /// <summary>The place among the request's items, from 0.</summary>
    public int Position { get; init; }

    /// <summary>
    /// 0; counted up by the host when the same request comes again on a connection that already took its answer,
    /// for then it is no repeat.
    /// </summary>
    public long Occurrence { get; init; }
}
