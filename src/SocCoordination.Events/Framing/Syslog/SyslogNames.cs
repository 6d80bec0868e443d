using System.Text;

namespace SocCoordination.Events.Framing.Syslog;

/// <summary>Facilities and severities by number (RFC 5424, section 6.2.1), and the names that daemons write for them.</summary>
internal static class SyslogNames
{
    private static readonly byte[][] Facilities = Words(
        "kern user mail daemon auth syslog lpr news uucp cron authpriv ftp ntp audit alert clock local0 local1 local2 local3 local4 local5 local6 local7");

    private static readonly byte[][] Severities = Words("Emergency Alert Critical Error Warning Notice Informational Debug");
    private static readonly byte[][] Levels = Words("emergency alert critical error warning notice informational debug");
    private static readonly byte[][] ShortLevels = Words("emerg alert crit err warning notice info debug");

    public static ReadOnlyMemory<byte> Facility(int code) => code >= 0 && code < Facilities.Length ? Facilities[code] : default;

    public static ReadOnlyMemory<byte> Severity(int code) => code >= 0 && code < Severities.Length ? Severities[code] : default;

    public static ReadOnlyMemory<byte> Level(int code) => code >= 0 && code < Levels.Length ? Levels[code] : default;

    /// <summary>-1 where the text is neither the name nor the number of a facility.</summary>
    public static int FacilityCode(ReadOnlySpan<byte> text) => text.SequenceEqual("security"u8) ? 4 : Code(text, Facilities, Facilities);

    /// <summary>-1 where the text is neither a name nor the number of a severity.</summary>
    public static int SeverityCode(ReadOnlySpan<byte> text) => text switch
    {
        _ when text.SequenceEqual("error"u8) => 3,
        _ when text.SequenceEqual("warn"u8) => 4,
        _ when text.SequenceEqual("panic"u8) => 0,
        _ => Code(text, ShortLevels, Levels),
    };

    private static int Code(ReadOnlySpan<byte> text, byte[][] names, byte[][] others)
    {
        for (var code = 0; code < names.Length; code++)
        {
            if (Ascii.EqualsIgnoreCase(text, names[code]) || Ascii.EqualsIgnoreCase(text, others[code]))
                return code;
        }

        return System.Buffers.Text.Utf8Parser.TryParse(text, out int number, out var read) && read == text.Length && number >= 0 && number < names.Length ? number : -1;
    }

    private static byte[][] Words(string words) => [.. words.Split(' ').Select(Encoding.ASCII.GetBytes)];
}
