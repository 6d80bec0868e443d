namespace SocCoordination.Events.Framing;

/// <summary>Why one item, or a whole request, was refused, in the words of Elasticsearch's answers.</summary>
/// <param name="Type">Elasticsearch's exception name, such as <c>document_parsing_exception</c>.</param>
/// <param name="Reason">One sentence that says where and what was expected.</param>
/// <param name="Status">The HTTP status of the item or request.</param>
public sealed record ItemError(string Type, string Reason, int Status)
{
    internal static ItemError Argument(string reason) => new("illegal_argument_exception", reason, 400);

    internal static ItemError Document(string reason) => new("document_parsing_exception", reason, 400);

    internal static ItemError TooLarge(string reason) => new("document_too_large_exception", reason, 413);
}
