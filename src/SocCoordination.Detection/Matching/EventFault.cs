using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Matching;

/// <summary>Why some bytes are not an event.</summary>
/// <param name="Offset">Where, in bytes from the beginning; 0 where it is the whole.</param>
/// <param name="Reason">What is wrong, to be read after "the event has …".</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EventFault(int Offset, string Reason)
{
    public override string ToString() => $"{Reason} at byte {Offset}";
}
