using SocCoordination.Events.Framing.Syslog;

namespace SocCoordination.Events.Normalisation;

/// <summary>One raw line and what is known about where it comes from. Content decides first, these hints second.</summary>
internal sealed class LogLine
{
    /// <summary>The whole line as it was logged.</summary>
    public ReadOnlyMemory<byte> Raw { get; set; }

    /// <summary>The line without its syslog header; the same as <see cref="Raw"/> where it has none.</summary>
    public ReadOnlyMemory<byte> Text { get; set; }

    public ReadOnlySpan<byte> TextSpan => Text.Span;

    public bool HasHeader { get; set; }

    public SyslogMessage Header { get; } = new();

    /// <summary>The program that logged, from the header or the shipper's fields.</summary>
    public ReadOnlyMemory<byte> Program { get; set; }

    public ReadOnlyMemory<byte> ProcessId { get; set; }

    /// <summary>Syslog facility, -1 where unknown.</summary>
    public int Facility { get; set; }

    public ReadOnlyMemory<byte> Path { get; set; }

    /// <summary>What the shipper takes it for, such as <c>apache.access</c>.</summary>
    public ReadOnlyMemory<byte> Dataset { get; set; }

    public bool IsEmpty => Raw.IsEmpty;

    public bool IsProgram(ReadOnlySpan<byte> name) => Program.Span.SequenceEqual(name);

    /// <summary>Whether a path, program or data set speaks for <paramref name="name"/>.</summary>
    public bool Hints(ReadOnlySpan<byte> name) =>
        Path.Span.IndexOf(name) >= 0 || Program.Span.StartsWith(name) || Dataset.Span.StartsWith(name);

    public void Reset()
    {
        (Raw, Text, Program, ProcessId, Path, Dataset) = (default, default, default, default, default, default);
        (HasHeader, Facility) = (false, -1);
        Header.Reset();
    }
}
