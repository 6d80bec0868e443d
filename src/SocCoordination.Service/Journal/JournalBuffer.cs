namespace SocCoordination.Service.Journal;

/// <summary>The facts of the current unit of work, in order; written when it commits.</summary>
internal sealed class JournalBuffer
{
    private readonly List<Fact> _facts = [];

    public void Record(Fact fact) => _facts.Add(fact);

    public IReadOnlyList<Fact> Take()
    {
        var facts = _facts.ToArray();
        _facts.Clear();
        return facts;
    }
}
