using SocCoordination.Storage.Search.Ast;

namespace SocCoordination.Storage.Search.Evaluation;

/// <summary>Decides whether documents are what a filter asks for: one walk over the values, then the tree. For one thread at a time.</summary>
internal sealed class FilterEvaluator
{
    private readonly DocumentWalk _walk = new();
    private readonly ValueTerm[] _terms;
    private readonly bool[] _found;

    public FilterEvaluator(EventFilter filter)
    {
        Filter = filter;
        _terms = [.. TermsOf(filter)];
        _found = new bool[_terms.Length];
    }

    public EventFilter Filter { get; }

    public bool Matches(ReadOnlySpan<byte> document)
    {
        Array.Clear(_found);
        var finder = new Finder(_terms, _found);
        _walk.Show(document, ref finder);
        var next = 0;
        return Decide(Filter, ref next);
    }

    /// <summary>The filter's leaves in the order in which <see cref="Decide"/> meets them.</summary>
    private static IEnumerable<ValueTerm> TermsOf(EventFilter filter) => filter switch
    {
        AllEvents => [],
        ValueTerm term => [term],
        Not not => TermsOf(not.Part),
        AllOf all => all.Parts.SelectMany(TermsOf),
        AnyOf any => any.Parts.SelectMany(TermsOf),
        _ => throw new InvalidOperationException($"A filter node without meaning: {filter.GetType().Name}."),
    };

    // Every part is asked, decided or not: the count of leaves must go on.
    private bool Decide(EventFilter filter, ref int next)
    {
        var decision = filter is not AnyOf;
        switch (filter)
        {
            case ValueTerm:
                return _found[next++];
            case Not not:
                return !Decide(not.Part, ref next);
            case AllOf all:
                foreach (var part in all.Parts) decision &= Decide(part, ref next);
                return decision;
            case AnyOf any:
                foreach (var part in any.Parts) decision |= Decide(part, ref next);
                return decision;
            default:
                return decision;
        }
    }

    private struct Finder(ValueTerm[] terms, bool[] found) : IValueVisitor
    {
        private int _open = terms.Length;

        public bool Visit(DocumentValue value)
        {
            for (var i = 0; i < terms.Length; i++)
            {
                if (found[i] || !terms[i].Accepts(value)) continue;
                found[i] = true;
                _open--;
            }
            return _open > 0;
        }
    }
}
