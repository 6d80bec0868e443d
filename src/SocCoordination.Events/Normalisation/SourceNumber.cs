namespace SocCoordination.Events.Normalisation;

/// <summary>What the event's source numbers, as the shipper passed it on; empty where it does not.</summary>
internal sealed class SourceNumber
{
    public ReadOnlyMemory<byte> Computer { get; set; }

    public ReadOnlyMemory<byte> Channel { get; set; }

    /// <summary>Record id of the Windows event.</summary>
    public ReadOnlyMemory<byte> Record { get; set; }

    public ReadOnlyMemory<byte> JournalCursor { get; set; }

    public ReadOnlyMemory<byte> Offset { get; set; }

    public bool IsWindows => !Record.IsEmpty && !Computer.IsEmpty;

    public void Reset() => (Computer, Channel, Record, JournalCursor, Offset) = (default, default, default, default, default);
}
