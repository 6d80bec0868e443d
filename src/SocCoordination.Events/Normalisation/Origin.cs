using System.Text;
using SocCoordination.Events.Ecs;
using SocCoordination.Events.Ecs.Tree;

namespace SocCoordination.Events.Normalisation;

/// <summary>
/// On which host something happened. A collector ships for others and calls itself <c>host</c>: where the event names
/// another one, that is the host, and the collector becomes the observer.
/// </summary>
internal static class Origin
{
    public static void SetHost(EventDraft draft, ReadOnlyMemory<byte> name)
    {
        var tree = draft.Tree;
        var host = tree.Find(Fields.Host);
        if (host != EventTree.None && tree.IsScalar(host))
        {
            var plain = tree.TextOf(host);
            tree.Remove(host);
            draft.Set(Fields.HostName, plain);
        }

        if (name.IsEmpty)
            return;
        var shipped = tree.TextOf(Fields.HostName);
        if (!shipped.IsEmpty && IsSame(shipped.Span, name.Span))
            return;
        if (!shipped.IsEmpty)
            tree.Move(tree.Find(Fields.Host), Fields.Observer);
        draft.Set(Fields.HostName, name);
    }

    /// <summary>The same machine with or without its domain.</summary>
    private static bool IsSame(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var shorter = one.Length <= other.Length ? one : other;
        var longer = one.Length <= other.Length ? other : one;
        return Ascii.EqualsIgnoreCase(shorter, longer[..shorter.Length]) && (longer.Length == shorter.Length || longer[shorter.Length] == '.');
    }
}
