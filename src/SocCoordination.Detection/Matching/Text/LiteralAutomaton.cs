using System.Buffers;

namespace SocCoordination.Detection.Matching.Text;

/// <summary>
/// Finds many literals in time linear in the text, whatever stands in either (Aho and Corasick, 1975). Slower than the scanners
/// on all that is not made to slow them down: they call it where they have compared too much.
/// </summary>
internal sealed class LiteralAutomaton
{
    private const int Root = 0;

    private readonly bool _ignoreCase;
    private readonly Dictionary<long, int> _children = [];
    private readonly List<int[]?> _literals = [null];
    private readonly int[] _shorter;
    private readonly int[] _ending;

    /// <param name="ignoreCase">The text is not folded; the literals are.</param>
    public LiteralAutomaton(IEnumerable<NumberedLiteral> literals, bool ignoreCase)
    {
        _ignoreCase = ignoreCase;
        var order = new List<(int Node, int Parent, byte Byte)>();
        foreach (var literal in literals) Add(literal, order);
        _shorter = new int[_literals.Count];
        _ending = new int[_literals.Count];
        Link(order);
    }

    /// <summary>Gives the sink each literal that the text contains, once, until it wants no more.</summary>
    /// <returns>Whether the sink stopped it.</returns>
    public bool Find<T>(ReadOnlySpan<byte> text, ref T sink)
        where T : struct, ILiteralSink, allows ref struct
    {
        var told = ArrayPool<bool>.Shared.Rent(_literals.Count);
        told.AsSpan(0, _literals.Count).Clear();
        try
        {
            var at = Root;
            foreach (var b in text)
            {
                at = Step(at, _ignoreCase && b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b);
                for (var node = _literals[at] is null ? _ending[at] : at; node != Root && !told[node]; node = _ending[node])
                {
                    told[node] = true;
                    foreach (var number in _literals[node]!)
                        if (sink.Take(number))
                            return true;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<bool>.Shared.Return(told);
        }
    }

    private void Add(NumberedLiteral literal, List<(int Node, int Parent, byte Byte)> order)
    {
        var at = Root;
        foreach (var b in literal.Bytes)
        {
            if (!_children.TryGetValue(Key(at, b), out var next))
            {
                next = _literals.Count;
                _literals.Add(null);
                _children.Add(Key(at, b), next);
                order.Add((next, at, b));
            }

            at = next;
        }

        if (at != Root) _literals[at] = [.. _literals[at] ?? [], literal.Number];
    }

    /// <summary>Of each beginning of a literal, the longest other that ends it, and the longest whole literal that does; shortest first.</summary>
    private void Link(List<(int Node, int Parent, byte Byte)> order)
    {
        var depth = new int[_literals.Count];
        foreach (var (node, parent, _) in order) depth[node] = depth[parent] + 1;
        foreach (var (node, parent, b) in order.OrderBy(edge => depth[edge.Node]))
        {
            _shorter[node] = parent == Root ? Root : Step(_shorter[parent], b);
            _ending[node] = _literals[_shorter[node]] is null ? _ending[_shorter[node]] : _shorter[node];
        }
    }

    private int Step(int at, byte b)
    {
        int next;
        while (!_children.TryGetValue(Key(at, b), out next))
        {
            if (at == Root) return Root;
            at = _shorter[at];
        }

        return next;
    }

    private static long Key(int node, byte b) => ((long)node << 8) | b;
}
