namespace SocCoordination.Service.Data.Databases;

/// <summary>
/// Whether this node does what one node at a time does. It spares the others double work; it is no fence: a node that was
/// cut off learns late that another took over, so whoever acts on it checks once more inside its transaction.
/// </summary>
internal sealed class NodeDuty
{
    private volatile bool _held;

    public bool Held
    {
        get => _held;
        set => _held = value;
    }
}
