using System.Text.RegularExpressions;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>Tells patterns of which it is certain at a glance that they can run in linear time.</summary>
internal static partial class RegexSyntax
{
    /// <summary>Repetitions written out and multiplied; the framework gives up at some ten thousand.</summary>
    private const double SizeLimit = 5_000;

    /// <summary>Up to here a thousand characters of the worst text cost the linear engine about half a second when it meets them first.</summary>
    private const double GrowthLimit = 50;

    private const double RangeLimit = 1_000;

    /// <summary>False where only making the expression shows whether the framework takes it.</summary>
    /// <param name="pattern">Sound as a regular expression.</param>
    public static bool IsPlain(string pattern)
    {
        if (Unusual().IsMatch(pattern)) return false;
        var (size, factor) = ((double)pattern.Length, 1.0);
        foreach (Match repetition in Repetition().Matches(pattern))
        {
            var count = double.Parse(repetition.Groups["most"].Value is { Length: > 0 } most ? most : repetition.Groups["least"].Value, System.Globalization.CultureInfo.InvariantCulture);
            // Only a group can hold further repetitions.
            if (repetition.Groups["group"].Length > 0) factor *= Math.Max(1, count);
            else size += count;
        }

        return size * factor <= SizeLimit;
    }

    /// <summary>
    /// Repetitions within repetitions, so many that the framework's linear engine may take milliseconds a character, between which
    /// it does not look at the clock: (a.{0,200})* or (a|b|ab){0,900}. The other engine gives the same answers and does look. Wrong in doubt.
    /// </summary>
    public static bool MayGrow(string pattern)
    {
        var (groups, widest, sum) = (1.0, 1.0, 0.0);
        foreach (Match quantifier in Quantifier().Matches(pattern))
        {
            var least = Number(quantifier.Groups["least"], otherwise: 2);
            var most = Number(quantifier.Groups["most"], otherwise: least);
            if (quantifier.Groups["group"].Length > 0)
            {
                groups *= Math.Max(1, most);
            }
            else if (quantifier.Groups["range"].Length > 0)
            {
                widest = Math.Max(widest, most);
                sum += most;
            }
        }

        return (groups > 1 && groups * widest > GrowthLimit) || sum > RangeLimit;

        static double Number(Group digits, double otherwise) => digits.Length == 0 ? otherwise : double.Parse(digits.Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Lookaround, atomic groups, conditions, names (which may balance), comments; back references and <c>\G</c>.</summary>
    [GeneratedRegex(@"\(\?(?![imsn]*(-[imsn]+)?[:)])|\\[0-9kG]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unusual();

    [GeneratedRegex(@"(?<group>\))?\{(?<least>[0-9]{1,9})(,(?<most>[0-9]{0,9}))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Repetition();

    [GeneratedRegex(@"(?<group>\))?(?:[*+]|\{(?<least>[0-9]{1,9})(?<range>,(?<most>[0-9]{0,9}))?\})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quantifier();
}
