using System.Text.RegularExpressions;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>Tells patterns of which it is certain at a glance that they can run in linear time.</summary>
internal static partial class RegexSyntax
{
    /// <summary>Repetitions written out and multiplied; the framework gives up at some ten thousand.</summary>
    private const double SizeLimit = 5_000;

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

    /// <summary>Lookaround, atomic groups, conditions, names (which may balance), comments; back references and <c>\G</c>.</summary>
    [GeneratedRegex(@"\(\?(?![imsn]*(-[imsn]+)?[:)])|\\[0-9kG]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unusual();

    [GeneratedRegex(@"(?<group>\))?\{(?<least>[0-9]{1,9})(,(?<most>[0-9]{0,9}))?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Repetition();
}
