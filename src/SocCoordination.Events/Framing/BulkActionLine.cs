using System.Text;
using System.Text.Json;

namespace SocCoordination.Events.Framing;

/// <summary>One action line of a <c>_bulk</c> body. Reading a line like the one before allocates nothing.</summary>
internal sealed class BulkActionLine(string defaultIndex, FramingLimits limits)
{
    private const int LongestId = 512;
    private byte[] _lastIndexBytes = [];
    private string _lastIndex = "";

    public BulkAction Action { get; private set; }

    public string Index { get; private set; } = "";

    public ReadOnlyMemory<byte> Id { get; private set; }

    /// <summary>What is wrong with this item alone.</summary>
    public ItemError? Problem { get; private set; }

    /// <returns>Why the whole request is refused; null where the line is an action.</returns>
    public ItemError? Read(ReadOnlyMemory<byte> line, int number)
    {
        (Action, Index, Id, Problem) = (BulkAction.Index, defaultIndex, default, null);
        if (line.Length > limits.ActionBytes)
            return Malformed(number, $"expected an action of at most {limits.ActionBytes} bytes but found {line.Length}");
        var reader = new Utf8JsonReader(line.Span);
        try
        {
            return ReadLine(ref reader, number);
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return Malformed(number, $"expected one JSON object, such as {{\"index\":{{}}}}, but found {Shown(line.Span)}");
        }
    }

    private ItemError? ReadLine(ref Utf8JsonReader reader, int number)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return Malformed(number, $"expected START_OBJECT but found {Shown(reader.ValueSpan)}");
        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName)
            return Malformed(number, "expected field [create], [delete], [index] or [update] but found none");
        if (!TryReadAction(ref reader))
            return Malformed(number, $"expected field [create], [delete], [index] or [update] but found [{Shown(reader.ValueSpan)}]");
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            return Malformed(number, $"expected START_OBJECT after the action but found {Shown(reader.ValueSpan)}");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            ReadParameter(ref reader);
        reader.Read();
        if (reader.TokenType != JsonTokenType.EndObject)
            return Malformed(number, "expected one action in a line but found a second");

        // Throws where anything but spaces follows.
        reader.Read();
        if (Action is BulkAction.Update or BulkAction.Delete)
            Problem = ItemError.Argument($"only write ops with an op_type of create or index are allowed: events are never changed or deleted (line {number})");
        return null;
    }

    private bool TryReadAction(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("index"u8))
            Action = BulkAction.Index;
        else if (reader.ValueTextEquals("create"u8))
            Action = BulkAction.Create;
        else if (reader.ValueTextEquals("update"u8))
            Action = BulkAction.Update;
        else if (reader.ValueTextEquals("delete"u8))
            Action = BulkAction.Delete;
        else
            return false;
        return true;
    }

    /// <summary>Routing, version, pipeline and the rest say where and how Elasticsearch stores; nothing here depends on them.</summary>
    private void ReadParameter(ref Utf8JsonReader reader)
    {
        var isIndex = reader.ValueTextEquals("_index"u8);
        var isId = !isIndex && reader.ValueTextEquals("_id"u8);
        var isType = !isIndex && !isId && reader.ValueTextEquals("op_type"u8);
        reader.Read();
        if (isIndex && reader.TokenType == JsonTokenType.String)
            Index = ReadIndex(ref reader);
        else if (isId && reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
            ReadId(ref reader);
        else if (isType && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("create"u8))
            Action = BulkAction.Create;
        else
            reader.Skip();
    }

    private string ReadIndex(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.IsEmpty)
            return defaultIndex;
        if (!reader.ValueSpan.SequenceEqual(_lastIndexBytes))
        {
            _lastIndex = reader.GetString()!;
            _lastIndexBytes = reader.ValueSpan.ToArray();
        }

        return _lastIndex;
    }

    private void ReadId(ref Utf8JsonReader reader)
    {
        Id = reader.TokenType == JsonTokenType.String ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan.ToArray();
        if (Id.IsEmpty)
            Problem = ItemError.Argument("if _id is specified it must not be empty");
        else if (Id.Length > LongestId)
            Problem = ItemError.Argument($"id is too long, must be no longer than {LongestId} bytes but was: {Id.Length}");
    }

    private static ItemError Malformed(int number, string what) => ItemError.Argument($"Malformed action/metadata line [{number}], {what}");

    private static string Shown(ReadOnlySpan<byte> found) =>
        found.Length <= 60 ? Encoding.UTF8.GetString(found) : Encoding.UTF8.GetString(found[..60]) + "…";
}
