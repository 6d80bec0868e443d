using System.Collections.Immutable;

namespace SocCoordination.Detection.Matching.Reading;

/// <summary>
/// All places that rules ask about, as one tree of keys. A reader walks it beside the event and knows at each value
/// which slot it fills, if any; below <see cref="Nowhere"/> nobody asks.
/// </summary>
/// <remarks>
/// A place with <c>*</c> for a key would make a reader stand at several nodes at once; so a node is a set of positions in
/// the places, made before any event is read.
/// </remarks>
internal sealed class PathTree
{
    /// <summary>The node of everything that no rule asks about.</summary>
    public const int Nowhere = 0;

    /// <summary>The node of the event itself.</summary>
    public const int Root = 1;

    private readonly KeyTable _keys;
    private readonly Dictionary<string, ImmutableArray<int>> _slots;
    private readonly int[] _otherwise;

    private PathTree(KeyTable keys, int[] otherwise, Dictionary<string, ImmutableArray<int>> slots)
    {
        _keys = keys;
        _otherwise = otherwise;
        _slots = slots;
    }

    /// <summary>Nodes, and so slots: a value at node n fills slot n.</summary>
    public int NodeCount => _otherwise.Length;

    /// <summary>The slots whose values are those of a place.</summary>
    public ImmutableArray<int> SlotsOf(string place) => _slots[Normal(place)];

    public static PathTree Build(IEnumerable<string> places) => new Builder([.. places.Select(Normal).Distinct(StringComparer.Ordinal)]).Build();

    /// <summary>The node under <paramref name="node"/> by the key that stands in the text at an offset, as it is written there.</summary>
    public int Child(int node, byte[] text, int start, int length)
    {
        if (node == Nowhere) return Nowhere;
        var child = _keys.Find(node, text, start, length);
        if (child != Nowhere) return child;
        // A key may be several joined, hold spaces that do not count, or be escaped.
        var key = text.AsSpan(start, length);
        return key.IndexOfAny(". \\"u8) >= 0 ? ChildBySegments(node, key) : key.SequenceEqual("#text"u8) ? node : _otherwise[node];
    }

    private int ChildBySegments(int node, ReadOnlySpan<byte> key)
    {
        // Longer than any place; nobody asks for it.
        if (key.Length > 1024) return Nowhere;
        Span<byte> plain = stackalloc byte[1024];
        plain = plain[..KeyText.Unescape(key, plain)];
        if (plain.SequenceEqual("#text"u8)) return node;
        plain = plain[..KeyText.RemoveSpaces(plain)];
        Span<byte> padded = stackalloc byte[KeyTable.Width];
        foreach (var range in plain.Split((byte)'.'))
        {
            var child = _keys.Find(node, plain[range], padded);
            node = child != Nowhere ? child : _otherwise[node];
            if (node == Nowhere) break;
        }

        return node;
    }

    private static string Normal(string place) => place.Replace(" ", "", StringComparison.Ordinal);

    private sealed class Builder(string[] places)
    {
        private readonly string[][] _places = [.. places.Select(place => place.Split('.'))];
        private readonly Dictionary<string, int> _nodes = new(StringComparer.Ordinal);
        private readonly List<(int Place, int Depth)[]> _sets = [];
        private readonly List<int> _otherwise = [];
        private readonly List<(int Node, string Key, int Child)> _edges = [];
        private readonly Dictionary<string, ImmutableArray<int>> _slots = places.ToDictionary(place => place, _ => ImmutableArray<int>.Empty, StringComparer.Ordinal);

        public PathTree Build()
        {
            NodeOf([]);
            // Where nobody asks for any place the root is a node of its own all the same.
            if (places.Length > 0) NodeOf([.. Enumerable.Range(0, places.Length).Select(place => (place, 0))]);
            else AddNode([]);
            for (var node = Root; node < _sets.Count; node++) Expand(node);
            return new PathTree(new KeyTable(_edges), [.. _otherwise], _slots);
        }

        private void Expand(int node)
        {
            var open = _sets[node].Where(position => position.Depth < _places[position.Place].Length).ToList();
            var wild = open.Where(position => _places[position.Place][position.Depth] == "*").Select(Next).ToArray();
            _otherwise[node] = NodeOf(wild);
            foreach (var named in open.Where(position => _places[position.Place][position.Depth] != "*").GroupBy(position => _places[position.Place][position.Depth], StringComparer.Ordinal))
                _edges.Add((node, named.Key, NodeOf([.. named.Select(Next), .. wild])));
        }

        private static (int Place, int Depth) Next((int Place, int Depth) position) => (position.Place, position.Depth + 1);

        private int AddNode((int Place, int Depth)[] set)
        {
            _sets.Add(set);
            _otherwise.Add(Nowhere);
            return _sets.Count - 1;
        }

        private int NodeOf((int Place, int Depth)[] set)
        {
            Array.Sort(set);
            var key = string.Join(';', set.Select(position => $"{position.Place}/{position.Depth}"));
            if (_nodes.TryGetValue(key, out var known)) return known;
            var node = _nodes[key] = AddNode(set);
            foreach (var (place, depth) in set)
                if (depth == _places[place].Length)
                    _slots[places[place]] = _slots[places[place]].Add(node);
            return node;
        }
    }
}
