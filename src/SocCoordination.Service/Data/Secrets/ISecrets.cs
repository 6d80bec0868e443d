namespace SocCoordination.Service.Data.Secrets;

/// <summary>The installation's own secrets, by name; alike on every node.</summary>
internal interface ISecrets
{
    /// <summary>Those whose name begins so.</summary>
    IReadOnlyList<byte[]> All(string prefix);

    /// <summary>Keeps one under a name that has none yet.</summary>
    /// <returns>The one that is kept: another where another node was first.</returns>
    byte[] Keep(string name, byte[] value);
}
