namespace SocCoordination.Events.Framing;

/// <summary>The four actions of a <c>_bulk</c> body. Only <see cref="Index"/> and <see cref="Create"/> are taken.</summary>
public enum BulkAction
{
    Index,
    Create,
    Update,
    Delete,
}

/// <summary>One item of a <c>_bulk</c> body.</summary>
/// <param name="Position">Its place among the items, from 0.</param>
/// <param name="Line">The line of its action, from 1.</param>
/// <param name="Action">What the shipper asked for; the answer repeats it.</param>
/// <param name="Index">The index it named, else the one in the address.</param>
/// <param name="Id">The <c>_id</c> that it gave, UTF-8; empty where it gave none.</param>
/// <param name="Document">The document's bytes, still unread; empty where <paramref name="Error"/> stands.</param>
/// <param name="Error">Why this item alone is refused; null where it is not.</param>
public readonly record struct BulkItem(
    int Position, int Line, BulkAction Action, string Index, ReadOnlyMemory<byte> Id, ReadOnlyMemory<byte> Document, ItemError? Error);
