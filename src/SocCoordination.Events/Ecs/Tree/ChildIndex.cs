namespace SocCoordination.Events.Ecs.Tree;

/// <summary>
/// Finds a child by name in objects that are too wide to walk: without it a document of five thousand names
/// would cost millions of comparisons. Hashes are seeded for each process, so nobody can aim at collisions.
/// </summary>
internal sealed class ChildIndex
{
    private const int Wide = 48;
    private readonly HashSet<int> _covered = [];
    private readonly Dictionary<(int Parent, int Hash), int> _newest = [];
    private int[] _older = [];

    public bool Covers(int parent) => _covered.Count > 0 && _covered.Contains(parent);

    public void Added(int parent, int node, EventNode[] nodes)
    {
        if (nodes[parent].Number < Wide)
            return;
        if (_covered.Add(parent))
        {
            for (var child = nodes[parent].First; child != EventTree.None; child = nodes[child].Next)
                Enter(parent, child, nodes);
        }
        else
        {
            Enter(parent, node, nodes);
        }
    }

    public int Find(int parent, ReadOnlySpan<byte> name, EventNode[] nodes)
    {
        if (!_newest.TryGetValue((parent, Hash(name)), out var node))
            return EventTree.None;
        while (node != EventTree.None && (nodes[node].Kind == NodeKind.Gone || nodes[node].Parent != parent || !nodes[node].Name.Span.SequenceEqual(name)))
            node = _older[node];
        return node;
    }

    public void Reset()
    {
        if (_covered.Count == 0)
            return;
        _covered.Clear();
        _newest.Clear();
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        var hash = default(HashCode);
        hash.AddBytes(name);
        return hash.ToHashCode();
    }

    private void Enter(int parent, int node, EventNode[] nodes)
    {
        if (_older.Length < nodes.Length)
            Array.Resize(ref _older, nodes.Length);
        var key = (parent, Hash(nodes[node].Name.Span));
        _older[node] = _newest.GetValueOrDefault(key, EventTree.None);
        _newest[key] = node;
    }
}
