using SocCoordination.Events.Ecs;

namespace SocCoordination.Events.Normalisation.Windows;

/// <summary>The lines of <c>ContextInfo</c>: <c>Host Application = …</c>, <c>User = DOMAIN\name</c>, <c>Script Name = …</c>; their names come in the system's language.</summary>
internal static class PowerShellContext
{
    private static readonly (byte[] Name, Derivation Derive)[] Lines =
    [
        ("Host Application = "u8.ToArray(), Derive.CommandLine),
        ("Script Name = "u8.ToArray(), Derive.FilePath),
        ("User = "u8.ToArray(), Derive.Account),
    ];

    public static void Read(EventDraft draft, ReadOnlyMemory<byte> context)
    {
        foreach (var (name, derive) in Lines)
        {
            var start = context.Span.IndexOf(name);
            if (start < 0)
                continue;
            var value = context[(start + name.Length)..];
            var end = value.Span.IndexOfAny((byte)'\r', (byte)'\n');
            value = end < 0 ? value : value[..end];
            if (!value.IsEmpty)
                derive(draft, value);
        }
    }
}
