using System.Text.Json;

namespace SocCoordination.Events.Ecs.Tree;

internal sealed partial class EventTree
{
    /// <summary>Lines that hold a line break outside strings (pretty-printed documents) have their arrays written anew.</summary>
    private bool _broken;

    /// <summary>Two values stood under one name; both were kept.</summary>
    public bool HadDuplicates { get; private set; }

    /// <summary>Reads one JSON object into <paramref name="into"/>; slices of it stay in use until the next event.</summary>
    /// <returns>How many names it holds, or -1 where there are more than <paramref name="maxFields"/> or the value is no object.</returns>
    /// <exception cref="JsonException">Not JSON, or deeper than <paramref name="maxDepth"/>.</exception>
    public int Read(ReadOnlyMemory<byte> json, int into, int maxDepth, int maxFields)
    {
        _broken |= json.Span.IndexOfAny((byte)'\n', (byte)'\r') >= 0;
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = maxDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return -1;
        var parent = into;
        var depth = 0;
        var fields = 0;
        ReadOnlyMemory<byte> name = default;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    if (++fields > maxFields)
                        return -1;
                    name = json.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                    if (reader.ValueIsEscaped)
                        name = JsonText.Unescape(name, Arena);
                    break;
                case JsonTokenType.StartObject:
                    parent = ReadObject(parent, name);
                    depth++;
                    break;
                case JsonTokenType.EndObject:
                    // The end of the whole is followed by Read, which answers false or throws on what stands behind.
                    if (depth-- > 0)
                        parent = _nodes[parent].Parent;
                    break;
                case JsonTokenType.StartArray:
                    var start = (int)reader.TokenStartIndex;
                    for (var open = reader.CurrentDepth; reader.Read() && (reader.TokenType != JsonTokenType.EndArray || reader.CurrentDepth > open);)
                    {
                        if (reader.TokenType == JsonTokenType.PropertyName && ++fields > maxFields)
                            return -1;
                    }

                    ReadValue(parent, name, json[start..(int)reader.BytesConsumed]);
                    break;
                default:
                    ReadValue(parent, name, json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]);
                    break;
            }
        }

        return fields;
    }

    /// <summary>Writes the whole tree, <paramref name="first"/> before the rest.</summary>
    public void WriteTo(Utf8JsonWriter writer, ReadOnlySpan<byte> first)
    {
        var leading = Find(Root, first);
        writer.WriteStartObject();
        if (leading != None)
            WriteNamed(writer, leading);
        for (var child = FirstChild(Root); child != None; child = NextSibling(child))
        {
            if (child != leading)
                WriteNamed(writer, child);
        }

        writer.WriteEndObject();
    }

    private int ReadObject(int parent, ReadOnlyMemory<byte> name)
    {
        var there = Find(parent, name.Span);
        if (there != None)
            HadDuplicates = true;
        return ObjectIn(parent, name);
    }

    private void ReadValue(int parent, ReadOnlyMemory<byte> name, ReadOnlyMemory<byte> json)
    {
        if (Find(parent, name.Span) == None)
        {
            Add(parent, name, NodeKind.Json, json);
            return;
        }

        HadDuplicates = true;
        var array = Open(parent, name);
        Add(array, default, NodeKind.Json, json);
    }

    private void WriteNamed(Utf8JsonWriter writer, int node)
    {
        writer.WritePropertyName(_nodes[node].Name.Span);
        WriteValue(writer, node);
    }

    private void WriteValue(Utf8JsonWriter writer, int node)
    {
        ref readonly var value = ref _nodes[node];
        switch (value.Kind)
        {
            case NodeKind.Object:
                writer.WriteStartObject();
                for (var child = FirstChild(node); child != None; child = NextSibling(child))
                    WriteNamed(writer, child);
                writer.WriteEndObject();
                break;
            case NodeKind.Array:
                writer.WriteStartArray();
                for (var child = FirstChild(node); child != None; child = NextSibling(child))
                    WriteValue(writer, child);
                writer.WriteEndArray();
                break;
            case NodeKind.Text:
                writer.WriteStringValue(value.Value.Span);
                break;
            case NodeKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case NodeKind.Json when _broken && value.Value.Span[0] == '[':
                WriteOnOneLine(writer, value.Value.Span);
                break;
            default:
                writer.WriteRawValue(value.Value.Span, skipInputValidation: true);
                break;
        }
    }

    private static void WriteOnOneLine(Utf8JsonWriter writer, ReadOnlySpan<byte> json)
    {
        using var document = JsonDocument.Parse(json.ToArray(), new JsonDocumentOptions { MaxDepth = 128 });
        document.RootElement.WriteTo(writer);
    }
}
