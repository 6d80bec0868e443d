namespace SocCoordination.Events.Framing;

/// <summary>
/// Reads the body of an Elasticsearch <c>_bulk</c> request item by item. What is wrong with one document is told with
/// that item; where the framing itself is broken no later line can be trusted, so reading ends with <see cref="Error"/>
/// and the whole request is to be refused, as Elasticsearch does. Documents are only sliced here; <c>Normaliser</c> reads them.
/// </summary>
/// <remarks>More forgiving than Elasticsearch in three things: the last line needs no newline, CRLF is taken, and an index need not be named.</remarks>
public ref struct BulkReader
{
    private readonly FramingLimits _limits;
    private readonly BulkActionLine _action;
    private ReadOnlyMemory<byte> _rest;
    private int _line;
    private int _position;

    /// <param name="body">The body, already decompressed.</param>
    /// <param name="index">The index of the address <c>/{index}/_bulk</c>; null for <c>/_bulk</c>.</param>
    /// <param name="limits">Null for <see cref="FramingLimits.Default"/>.</param>
    public BulkReader(ReadOnlyMemory<byte> body, string? index = null, FramingLimits? limits = null)
    {
        _limits = limits ?? FramingLimits.Default;
        _action = new BulkActionLine(index ?? "logs", _limits);
        _rest = body;
        if (_rest.Span.StartsWith("\uFEFF"u8))
            _rest = _rest[3..];
    }

    /// <summary>Why the whole request is refused; set once <see cref="TryRead"/> has answered false.</summary>
    public ItemError? Error { get; private set; }

    /// <summary>Reads the next item; false at the end of the body or where its framing is broken.</summary>
    public bool TryRead(out BulkItem item)
    {
        item = default;
        ReadOnlyMemory<byte> line;
        do
        {
            if (_rest.IsEmpty)
            {
                if (_position == 0)
                    Error = new ItemError("action_request_validation_exception", "Validation Failed: 1: no requests added;", 400);
                return false;
            }

            line = TakeLine();
        }
        while (IsBlank(line.Span));

        var actionLine = _line;
        Error = _action.Read(line, actionLine);
        if (Error is not null)
        {
            _rest = default;
            return false;
        }

        var error = _action.Problem;
        ReadOnlyMemory<byte> document = default;
        if (_action.Action != BulkAction.Delete)
        {
            var present = !_rest.IsEmpty;
            document = present ? TakeLine() : default;
            error ??= Check(document.Span, present);
        }

        error ??= _position >= _limits.Items
            ? new ItemError("es_rejected_execution_exception", $"the request holds more than {_limits.Items} items: send smaller batches", 429)
            : null;
        item = new BulkItem(_position++, actionLine, _action.Action, _action.Index, _action.Id, error is null ? document : default, error);
        return true;
    }

    private readonly ItemError? Check(ReadOnlySpan<byte> document, bool present)
    {
        if (!present)
            return ItemError.Document($"line {_line + 1}: the body ends after the action in line {_line}, expected its document");
        if (document.Length > _limits.DocumentBytes)
            return ItemError.TooLarge($"line {_line}: the document has {document.Length} bytes, the limit is {_limits.DocumentBytes}");
        return IsBlank(document) ? ItemError.Document($"line {_line}: the line is empty, expected a JSON object") : null;
    }

    private ReadOnlyMemory<byte> TakeLine()
    {
        _line++;
        var end = _rest.Span.IndexOf((byte)'\n');
        var line = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        return line.Length > 0 && line.Span[^1] == '\r' ? line[..^1] : line;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept((byte)' ', (byte)'\t', (byte)'\r') < 0;
}
