namespace SocCoordination.Events.Normalisation.Shipped;

/// <summary>A syslog tag, <c>sshd[811]:</c>.</summary>
internal static class Tag
{
    public static (ReadOnlyMemory<byte> Program, ReadOnlyMemory<byte> ProcessId) Split(ReadOnlyMemory<byte> tag)
    {
        if (tag.Length > 0 && tag.Span[^1] == ':')
            tag = tag[..^1];
        var open = tag.Span.IndexOf((byte)'[');
        if (open <= 0 || tag.Span[^1] != ']')
            return (tag, default);
        return (tag[..open], tag[(open + 1)..^1]);
    }
}
