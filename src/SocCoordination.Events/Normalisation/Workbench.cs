using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Normalisation.Shipped;
using SocCoordination.Events.Normalisation.Windows;

namespace SocCoordination.Events.Normalisation;

/// <summary>What one thread needs to normalise; its buffers serve one event after another.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Over an array, a JSON writer holds nothing that must be given back; benches live as long as the process.")]
internal sealed class Workbench(NormaliserOptions options)
{
    /// <summary>One huge event must not keep its memory for ever.</summary>
    private const int MostKept = 1024 * 1024;
    private readonly EventDraft _draft = new(options);
    private readonly Identity _identity = new();
    private ArrayBufferWriter<byte> _written = new(4096);
    private readonly Utf8JsonWriter _writer = new(
        Stream.Null, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    public Normalised Normalise(in Arrival arrival)
    {
        _draft.Begin(arrival);
        if (Reception.Receive(arrival, _draft) is { } rejection)
            return new Normalised(rejection);

        if (arrival.Kind == ArrivalKind.Document)
            ShipperClaims.SetAside(_draft);
        if (arrival.Kind != ArrivalKind.Document || !WindowsEvents.TryRead(_draft))
            LineReading.Read(arrival, _draft);
        Completion.Complete(arrival, _draft);

        var timestamp = EventTime.Settle(_draft);
        var id = _identity.Of(arrival, _draft);
        return new Normalised(new EcsEvent(id, timestamp, _draft.Arrival, arrival.AgencyId, Write()));
    }

    private byte[] Write()
    {
        if (_written.Capacity > MostKept)
            _written = new ArrayBufferWriter<byte>(4096);
        _written.ResetWrittenCount();
        _writer.Reset(_written);
        _draft.Tree.WriteTo(_writer, "@timestamp"u8);
        _writer.Flush();
        return _written.WrittenSpan.ToArray();
    }
}
