namespace SocCoordination.Events.Ecs.Tree;

internal enum NodeKind : byte
{
    /// <summary>Taken out; neither found nor written.</summary>
    Gone,
    Object,

    /// <summary>An array that was opened to add to it.</summary>
    Array,

    /// <summary>JSON as it was read or prepared, written without a change.</summary>
    Json,

    /// <summary>Plain UTF-8 text.</summary>
    Text,
    Number,
}

/// <summary>One name and value of an event while it is worked on; links are indexes, -1 for none.</summary>
internal struct EventNode
{
    public ReadOnlyMemory<byte> Name;

    /// <summary>JSON with its quotes, or text, by <see cref="Kind"/>.</summary>
    public ReadOnlyMemory<byte> Value;

    /// <summary>Of an object: the bits of all names that were ever added below it.</summary>
    public ulong Present;

    /// <summary>The number; for an object how many children were ever added.</summary>
    public long Number;
    public uint Tag;
    public int Parent;
    public int First;
    public int Last;
    public int Next;
    public NodeKind Kind;
}
