using System.Globalization;
using System.Runtime.InteropServices;

namespace SocCoordination.Service.Features.Detection.RuleTesting;

/// <summary>
/// A case's lines in order, each with the instant at which it is sent. In the lines <c>{syslog}</c>, <c>{clf}</c> (as web servers
/// write it), <c>{iso}</c>, <c>{date}</c> and <c>{time}</c> stand for that instant and <c>{n}</c> for the repetition, from 1.
/// </summary>
internal static class TestTimeline
{
    public static IEnumerable<TimedLine> Of(RuleTestCase test)
    {
        var (at, n) = (test.At, 0);
        foreach (var step in test.Steps)
        {
            at += step.After;
            for (var i = 0; i < step.Repeat; i++)
            {
                if (i > 0)
                    at += step.Every;
                n++;
                foreach (var line in step.Lines)
                    yield return new TimedLine(at, Fill(line, at, n));
            }
        }
    }

    private static string Fill(string line, DateTimeOffset at, int n)
    {
        if (!line.Contains('{', StringComparison.Ordinal))
            return line;
        return line
            .Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{syslog}", at.ToString("MMM", CultureInfo.InvariantCulture) + " " + at.Day.ToString(CultureInfo.InvariantCulture).PadLeft(2) + at.ToString(" HH:mm:ss", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{clf}", at.ToString("dd/MMM/yyyy:HH:mm:ss +0700", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{iso}", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{date}", at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{time}", at.ToString("HH:mm:ss", CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}

/// <summary>A line and when it is sent.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TimedLine(DateTimeOffset At, string Text);
