using System.Runtime.InteropServices;

namespace SocCoordination.Detection.Matching.Reading;

/// <summary>What kind of value stands at a place of an event.</summary>
internal enum ValueKind : byte
{
    Text,
    Number,
    True,
    False,
    Null,
    Object,
    List,
}

/// <summary>One value of an event: where it stands in the text, and where what was made of it stands in the scratch text.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct EventValue
{
    /// <summary>Without quotes.</summary>
    public int Start;

    public int Length;

    /// <summary>0 where nobody asks for its place by name.</summary>
    public int Slot;

    /// <summary>The next value of the slot, plus one; 0: none.</summary>
    public int Next;

    /// <summary>Its text without escapes and case, in the scratch text; -1: not made yet.</summary>
    public int Folded;

    public int FoldedLength;

    /// <summary>Its text without escapes, in the scratch text; -1: not made yet.</summary>
    public int Plain;

    public int PlainLength;

    public ValueKind Kind;

    /// <summary>Known once <see cref="Folded"/> or <see cref="Plain"/> is made.</summary>
    public bool IsAscii;

    public readonly bool IsText => Kind <= ValueKind.False;
}
