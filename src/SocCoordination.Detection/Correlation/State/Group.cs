using SocCoordination.Detection.Correlation.Planning;
using SocCoordination.Detection.Correlation.Windows;

namespace SocCoordination.Detection.Correlation.State;

/// <summary>What a correlation remembers of one group.</summary>
internal abstract class Group(CorrelationState owner, string key, IReadOnlyList<GroupValue> values)
{
    public string Key => key;

    public IReadOnlyList<GroupValue> Values => values;

    public CorrelationNode Node => owner.Node;

    public CorrelationState Owner => owner;

    /// <summary>The clock at its newest observation.</summary>
    public long Touched { get; set; }

    /// <summary>Its place in the order of touch; null once it was dropped.</summary>
    public LinkedListNode<Group>? Place { get; set; }

    /// <summary>What it holds, as the limits count.</summary>
    public abstract int Entries { get; }

    protected Tally Tally => owner.Tally;

    /// <summary>Takes in an observation. In a replay, what it brings about is known already and is not told again.</summary>
    public abstract void Take(in Member member, Round round);

    /// <summary>Takes back a firing that was told in an earlier life.</summary>
    public abstract void Restore(Firing firing);

    /// <summary>Takes back a row that was told in an earlier life.</summary>
    public virtual void Restore(CorrelationRow row)
    {
    }

    /// <summary>Everything was replayed; time goes on.</summary>
    public virtual void FinishReplay(Round round)
    {
    }

    /// <summary>What it put on the agenda is due.</summary>
    /// <param name="due">For when it put it there.</param>
    /// <param name="round">Its clock is now.</param>
    public virtual void WhenDue(long due, Round round)
    {
    }
}
