using System.Globalization;
using SocCoordination.Detection.Parsing.Yaml;

namespace SocCoordination.Detection.Parsing;

/// <summary>Reads <c>90m</c>: a whole number and s, m, h or d; w, M and y too, as other tools write them.</summary>
internal static class TimespanParser
{
    // A century: longer is a slip of the pen, and sums of instants must not overflow.
    private const double LongestSeconds = 100 * 365.25 * 86_400;

    public static TimeSpan? Parse(YamlNode node, DiagnosticList diagnostics)
    {
        if (node is YamlScalar { Text: [.. var digits, var unit] }
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count > 0
            && SecondsOf(unit) is { } seconds
            && count * seconds <= LongestSeconds)
        {
            return TimeSpan.FromSeconds(count * seconds);
        }

        diagnostics.Error(node.At, "timespan", node.Describe(), "a whole number above 0 and s, m, h, d, w, M or y, such as 90m");
        return null;
    }

    private static double? SecondsOf(char unit) => unit switch
    {
        's' => 1,
        'm' => 60,
        'h' => 3_600,
        'd' => 86_400,
        'w' => 604_800,
        'M' => 2_629_746,
        'y' => 31_556_952,
        _ => null,
    };
}
