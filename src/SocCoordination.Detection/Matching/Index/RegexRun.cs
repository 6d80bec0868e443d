using System.Globalization;
using System.Text.RegularExpressions;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Matching.Index;

/// <summary>
/// A stretch of at least so many characters of a set, such as <c>[a-f0-9]{64}</c>, without which a regular expression does
/// not fit: told by looking at one character in so many. Only of patterns without groups, alternatives and flags.
/// </summary>
internal sealed partial class RegexRun
{
    /// <summary>Shorter stretches stand in most values.</summary>
    private const int Shortest = 16;

    private readonly bool[] _isMember = new bool[256];
    private readonly int _length;

    private RegexRun(string set, int length)
    {
        _length = length;
        for (var i = 0; i < set.Length; i++)
        {
            var last = i + 2 < set.Length && set[i + 1] == '-' ? set[i + 2] : set[i];
            for (var c = set[i]; c <= last; c++) _isMember[char.ToLowerInvariant(c)] = true;
            if (last != set[i]) i += 2;
        }
    }

    /// <summary>The longest one; null where none is certain.</summary>
    public static RegexRun? Of(RegexTest test)
    {
        if (test.Flags != RegexFlags.None || test.Pattern.AsSpan().ContainsAny("(|#")) return null;
        return Stretch().Matches(test.Pattern)
            .Select(match => new RegexRun(match.Groups["set"].Value, int.Parse(match.Groups["least"].Value, CultureInfo.InvariantCulture)))
            .Where(run => run._length >= Shortest)
            .MaxBy(run => run._length);
    }

    /// <summary>False where the expression cannot fit.</summary>
    /// <param name="folded">The value, folded: no letter beyond ASCII folds into ASCII.</param>
    public bool MayBeIn(ReadOnlySpan<byte> folded)
    {
        for (var at = _length - 1; at < folded.Length; at += _length)
        {
            if (!_isMember[folded[at]]) continue;
            var (start, end) = (at, at + 1);
            while (start > 0 && at - start < _length && _isMember[folded[start - 1]]) start--;
            while (end < folded.Length && end - start < _length && _isMember[folded[end]]) end++;
            if (end - start >= _length) return true;
        }

        return false;
    }

    [GeneratedRegex(@"(?<!\\)\[(?<set>[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)\]\{(?<least>[0-9]{1,6})(,[0-9]*)?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stretch();
}
