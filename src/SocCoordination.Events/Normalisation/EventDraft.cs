using System.Buffers.Text;
using System.Text;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;
using SocCoordination.Events.Framing.Syslog;
using SocCoordination.Events.Reading;

namespace SocCoordination.Events.Normalisation;

/// <summary>One event in the making; what the normalisers write to. Reused for the next one.</summary>
internal sealed class EventDraft(NormaliserOptions options)
{
    /// <summary>Elasticsearch's longest keyword in bytes; the raw line itself is never cut.</summary>
    public const int LongestValue = 32_766;

    public NormaliserOptions Options { get; } = options;

    public EventTree Tree { get; } = new(new Arena());

    public LogLine Line { get; } = new();

    /// <summary>What this event's source numbers.</summary>
    public SourceNumber Number { get; } = new();

    public DateTimeOffset Arrival { get; private set; }

    /// <summary>When it happened, by the line itself.</summary>
    public DateTimeOffset? LineTime { get; set; }

    /// <summary>When it happened, or was read, by the shipper.</summary>
    public DateTimeOffset? ShippedTime { get; set; }

    /// <summary>The zone of times that name none.</summary>
    public TimeZoneInfo Zone { get; set; } = options.Zone;

    public SyslogClock Clock => new(Zone, Arrival);

    public void Begin(in Arrival arrival)
    {
        Tree.Reset();
        Line.Reset();
        Number.Reset();
        (Arrival, LineTime, ShippedTime) = (arrival.At.ToUniversalTime(), null, null);
        Zone = arrival.Zone ?? Options.Zone;
    }

    /// <summary>Sets a text; an empty one says nothing and is left out.</summary>
    public void Set(EcsField field, ReadOnlyMemory<byte> text)
    {
        if (!text.IsEmpty)
            Tree.SetText(field, Bounded(text));
    }

    public void Set(EcsField field, ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty)
            Tree.SetText(field, Tree.Arena.Copy(text));
    }

    public void Set(EcsField field, string text) => Set(field, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(text));

    /// <summary>Sets a text that logs write as "-" where there is none.</summary>
    public void SetUnlessDash(EcsField field, ReadOnlyMemory<byte> text)
    {
        if (!text.Span.SequenceEqual("-"u8))
            Set(field, text);
    }

    public void SetIfAbsent(EcsField field, ReadOnlyMemory<byte> text)
    {
        if (!text.IsEmpty && !Tree.Has(field))
            Set(field, text);
    }

    public void SetNumber(EcsField field, long number) => Tree.SetNumber(field, number);

    /// <summary>Sets a number that stands as text; leaves it out where it is none.</summary>
    public void SetNumber(EcsField field, ReadOnlyMemory<byte> digits)
    {
        if (Utf8Parser.TryParse(digits.Span, out long number, out var read) && read == digits.Length && number >= 0)
            Tree.SetNumber(field, number);
    }

    /// <summary>Sets an address as logged, and as <c>ip</c> where it is one; a name goes to <paramref name="domain"/>.</summary>
    public void SetAddress(EcsField address, EcsField ip, EcsField domain, ReadOnlyMemory<byte> text)
    {
        if (text.IsEmpty || text.Span.SequenceEqual("-"u8))
            return;
        Set(address, text);
        var canonical = IpText.Canonical(text);
        if (canonical.IsEmpty)
            Set(domain, text);
        else
            Set(ip, canonical);
    }

    public void SetSource(ReadOnlyMemory<byte> address) => SetAddress(Fields.SourceAddress, Fields.SourceIp, Fields.SourceDomain, address);

    public void SetDestination(ReadOnlyMemory<byte> address) =>
        SetAddress(Fields.DestinationAddress, Fields.DestinationIp, Fields.DestinationDomain, address);

    /// <summary>Sets module and data set, as <c>nginx</c> and <c>nginx.access</c>.</summary>
    public void SetDataset(ReadOnlySpan<byte> dataset)
    {
        Set(Fields.EventModule, dataset[..dataset.IndexOf((byte)'.')]);
        Set(Fields.EventDataset, dataset);
    }

    public void Classify(EventClass place)
    {
        Tree.SetJson(Fields.EventCategory, place.Categories);
        Tree.SetJson(Fields.EventType, place.Types);
    }

    public void SetAction(ReadOnlySpan<byte> action) => Set(Fields.EventAction, action);

    public void SetOutcome(bool success) => Set(Fields.EventOutcome, success ? "success"u8 : "failure"u8);

    public void Tag(ReadOnlySpan<byte> tag) => Tree.AddText(Fields.Tags, Tree.Arena.Copy(tag));

    private ReadOnlyMemory<byte> Bounded(ReadOnlyMemory<byte> text)
    {
        if (text.Length <= LongestValue || text.Equals(Line.Raw) || text.Equals(Line.Text))
            return text;
        Tag("_value_cut"u8);
        return Utf8Repair.Cut(text, LongestValue);
    }
}
