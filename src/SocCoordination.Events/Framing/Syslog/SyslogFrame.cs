namespace SocCoordination.Events.Framing.Syslog;

/// <summary>One syslog message as it came off a stream.</summary>
/// <param name="Bytes">The message without its count or its line end; may point into the buffer that it was read from.</param>
/// <param name="Cut">How many bytes it had where that was over the limit and only the start is here (as far as the sender said; else what was seen); 0 where it is whole.</param>
public readonly record struct SyslogFrame(ReadOnlyMemory<byte> Bytes, long Cut);
