using System.Buffers.Text;

namespace SocCoordination.Events.Ecs.Tree;

internal sealed partial class EventTree
{
    private static readonly ReadOnlyMemory<byte> Labels = "labels"u8.ToArray();

    /// <summary>The value as text: a string without quotes and escapes, a number or literal as it stands; empty for null, an object or an array.</summary>
    public ReadOnlyMemory<byte> TextOf(int node)
    {
        ref var found = ref _nodes[node];
        switch (found.Kind)
        {
            case NodeKind.Text:
                return found.Value;
            case NodeKind.Number:
                var digits = Arena.Take(20);
                Utf8Formatter.TryFormat(found.Number, digits.Span, out var length);
                return digits[..length];
            case NodeKind.Json when found.Value.Span[0] == '"':
                return JsonText.Unquote(found.Value, Arena);
            case NodeKind.Json when found.Value.Span[0] is not ((byte)'[' or (byte)'n'):
                return found.Value;
            default:
                return default;
        }
    }

    public ReadOnlyMemory<byte> TextOf(EcsField field)
    {
        var node = Find(field);
        return node == None ? default : TextOf(node);
    }

    /// <summary>True for a JSON string or plain text, as against a number, literal, array or object.</summary>
    public bool IsText(int node) => _nodes[node].Kind == NodeKind.Text || (_nodes[node].Kind == NodeKind.Json && _nodes[node].Value.Span[0] == '"');

    public bool IsScalar(int node) => _nodes[node].Kind switch
    {
        NodeKind.Text or NodeKind.Number => true,
        NodeKind.Json => _nodes[node].Value.Span[0] != '[',
        _ => false,
    };

    public void SetText(EcsField field, ReadOnlyMemory<byte> text) => SetText(Parent(field), field.Segments[^1], text);

    public void SetText(int parent, ReadOnlyMemory<byte> name, ReadOnlyMemory<byte> text) => SetValue(parent, name, NodeKind.Text, text, 0);

    public void SetJson(EcsField field, ReadOnlyMemory<byte> json) => SetJson(Parent(field), field.Segments[^1], json);

    public void SetJson(int parent, ReadOnlyMemory<byte> name, ReadOnlyMemory<byte> json) => SetValue(parent, name, NodeKind.Json, json, 0);

    public void SetNumber(EcsField field, long number) => SetValue(Parent(field), field.Segments[^1], NodeKind.Number, default, number);

    /// <summary>Copies a value that already stands in the tree; an object is not copied.</summary>
    public void SetCopy(EcsField field, int node)
    {
        if (!IsScalar(node) && _nodes[node].Kind != NodeKind.Json)
            return;
        var (kind, value, number) = (_nodes[node].Kind, _nodes[node].Value, _nodes[node].Number);
        SetValue(Parent(field), field.Segments[^1], kind, value, number);
    }

    /// <summary>Moves a node to a field.</summary>
    public void Move(int node, EcsField field) => Move(node, Parent(field), field.Segments[^1]);

    /// <summary>The object at this path, made where it is absent.</summary>
    public int Object(EcsField field)
    {
        var node = Root;
        foreach (var segment in field.Segments)
            node = ObjectIn(node, segment);
        return node;
    }

    /// <summary>
    /// The object of that name below <paramref name="parent"/>. What stands there and is no object, as a shipper's
    /// <c>host: "web-01"</c>, makes room: it stays readable under <c>labels</c>.
    /// </summary>
    public int ObjectIn(int parent, ReadOnlyMemory<byte> name)
    {
        var node = Find(parent, name.Span);
        if (node != None && _nodes[node].Kind == NodeKind.Object)
            return node;
        if (node != None)
            MakeRoom(node, name);
        return Add(parent, name, NodeKind.Object, default);
    }

    /// <summary>Adds one text to an array of texts, once; a single value that stands there becomes the first.</summary>
    public void AddText(EcsField field, ReadOnlyMemory<byte> text)
    {
        var array = Open(Parent(field), field.Segments[^1]);
        for (var item = FirstChild(array); item != None; item = NextSibling(item))
        {
            if (TextOf(item).Span.SequenceEqual(text.Span))
                return;
        }

        Add(array, default, NodeKind.Text, text);
    }

    private int Parent(EcsField field)
    {
        var node = Root;
        for (var i = 0; i < field.Segments.Length - 1; i++)
            node = ObjectIn(node, field.Segments[i]);
        return node;
    }

    private void SetValue(int parent, ReadOnlyMemory<byte> name, NodeKind kind, ReadOnlyMemory<byte> value, long number)
    {
        var node = Put(parent, name);
        (_nodes[node].Kind, _nodes[node].Value, _nodes[node].Number) = (kind, value, number);
    }

    private void MakeRoom(int node, ReadOnlyMemory<byte> name)
    {
        // Renamed first: what stands in the way may itself be called labels.
        (_nodes[node].Name, _nodes[node].Tag) = (default, 0);
        Move(node, ObjectIn(Root, Labels), name);
    }

    /// <summary>The array of that name, its items as children.</summary>
    private int Open(int parent, ReadOnlyMemory<byte> name)
    {
        var node = Find(parent, name.Span);
        if (node == None)
            return Add(parent, name, NodeKind.Array, default);
        if (_nodes[node].Kind == NodeKind.Array)
            return node;
        var (kind, value, number) = (_nodes[node].Kind, _nodes[node].Value, _nodes[node].Number);
        if (kind == NodeKind.Object)
        {
            MakeRoom(node, name);
            return Add(parent, name, NodeKind.Array, default);
        }

        _nodes[node].Kind = NodeKind.Array;
        (_nodes[node].First, _nodes[node].Last, _nodes[node].Number) = (None, None, 0);
        if (kind == NodeKind.Json && value.Span[0] == '[')
        {
            foreach (var item in JsonText.Items(value))
                Add(node, default, NodeKind.Json, item);
        }
        else if (kind != NodeKind.Json || !value.Span.SequenceEqual("null"u8))
        {
            var item = Add(node, default, kind, value);
            _nodes[item].Number = number;
        }

        return node;
    }
}
