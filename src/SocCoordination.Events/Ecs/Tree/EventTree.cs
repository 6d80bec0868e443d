namespace SocCoordination.Events.Ecs.Tree;

/// <summary>
/// An event while it is worked on: a tree of slices into what arrived, so that reading, moving and adding fields
/// copies nothing. Reused for the next event after <see cref="Reset"/>.
/// </summary>
internal sealed partial class EventTree(Arena arena)
{
    public const int Root = 0;
    public const int None = -1;
    private const int Few = 256;
    private const int MostKept = 16_384;
    private readonly ChildIndex _index = new();
    private EventNode[] _nodes = new EventNode[Few];
    private int _count;

    public Arena Arena { get; } = arena;

    public void Reset()
    {
        // One huge document must not keep its memory for ever.
        if (_nodes.Length > MostKept)
            _nodes = new EventNode[Few];
        _count = 0;
        (_broken, HadDuplicates) = (false, false);
        _index.Reset();
        Arena.Reset();
        Add(None, default, NodeKind.Object, default);
    }

    public NodeKind KindOf(int node) => _nodes[node].Kind;

    public ReadOnlyMemory<byte> NameOf(int node) => _nodes[node].Name;

    public ReadOnlyMemory<byte> JsonOf(int node) => _nodes[node].Value;

    public int FirstChild(int node) => Live(_nodes[node].First);

    public int NextSibling(int node) => Live(_nodes[node].Next);

    public int Find(int parent, ReadOnlySpan<byte> name) => Find(parent, name, NameTag.Of(name));

    public int Find(EcsField field)
    {
        var node = Root;
        for (var i = 0; i < field.Segments.Length; i++)
        {
            if (_nodes[node].Kind != NodeKind.Object || (node = Find(node, field.Segments[i].Span, field.Tags[i])) == None)
                return None;
        }

        return node;
    }

    /// <summary>Whether the field has a value; null is none.</summary>
    public bool Has(EcsField field) => Find(field) is var node && node != None && !(_nodes[node].Kind == NodeKind.Json && _nodes[node].Value.Span[0] == 'n');

    /// <summary>Takes a node out; an object that thereby becomes empty goes with it.</summary>
    public void Remove(int node)
    {
        _nodes[node].Kind = NodeKind.Gone;
        RemoveIfEmpty(_nodes[node].Parent);
    }

    /// <summary>Puts a node, with all below it, under another parent and name, in place of what stood there, which may be the object it comes from.</summary>
    public void Move(int node, int parent, ReadOnlyMemory<byte> name)
    {
        var source = _nodes[node];
        (_nodes[node].Kind, _nodes[node].First, _nodes[node].Last) = (NodeKind.Gone, None, None);
        var moved = Put(parent, name);
        ref var target = ref _nodes[moved];
        (target.Kind, target.Value, target.Number, target.Present, target.First, target.Last) =
            (source.Kind, source.Value, source.Number, source.Present, source.First, source.Last);
        for (var child = target.First; child != None; child = _nodes[child].Next)
            _nodes[child].Parent = moved;
        RemoveIfEmpty(source.Parent);
    }

    private int Find(int parent, ReadOnlySpan<byte> name, uint tag)
    {
        var nodes = _nodes;
        if ((nodes[parent].Present & NameTag.Bit(tag)) == 0)
            return None;
        if (_index.Covers(parent))
            return _index.Find(parent, name, nodes);
        for (var node = nodes[parent].First; node != None; node = nodes[node].Next)
        {
            ref readonly var candidate = ref nodes[node];
            if (candidate.Tag == tag && candidate.Kind != NodeKind.Gone && candidate.Name.Span.SequenceEqual(name))
                return node;
        }

        return None;
    }

    private void RemoveIfEmpty(int node)
    {
        if (node > Root && _nodes[node].Kind == NodeKind.Object && FirstChild(node) == None)
            Remove(node);
    }

    /// <summary>The node of that name, made or emptied for a new value.</summary>
    private int Put(int parent, ReadOnlyMemory<byte> name)
    {
        var node = Find(parent, name.Span);
        if (node == None)
            return Add(parent, name, NodeKind.Json, default);
        for (var child = _nodes[node].First; child != None; child = _nodes[child].Next)
            _nodes[child].Kind = NodeKind.Gone;
        (_nodes[node].First, _nodes[node].Last, _nodes[node].Number) = (None, None, 0);
        return node;
    }

    private int Add(int parent, ReadOnlyMemory<byte> name, NodeKind kind, ReadOnlyMemory<byte> value)
    {
        if (_count == _nodes.Length)
            Array.Resize(ref _nodes, _count * 2);
        var node = _count++;
        _nodes[node] = new EventNode { Name = name, Value = value, Kind = kind, Tag = NameTag.Of(name.Span), Parent = parent, First = None, Last = None, Next = None };
        if (parent != None)
            Append(parent, node);
        return node;
    }

    private void Append(int parent, int node)
    {
        ref var above = ref _nodes[parent];
        if (above.Last == None)
            above.First = node;
        else
            _nodes[above.Last].Next = node;
        above.Last = node;
        above.Number++;
        above.Present |= NameTag.Bit(_nodes[node].Tag);
        if (above.Kind == NodeKind.Object)
            _index.Added(parent, node, _nodes);
    }

    private int Live(int node)
    {
        while (node != None && _nodes[node].Kind == NodeKind.Gone)
            node = _nodes[node].Next;
        return node;
    }
}
