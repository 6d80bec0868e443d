using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SocCoordination.Detection.Ast.Expressions;

namespace SocCoordination.Detection.Compilation.Modifiers;

/// <summary>Makes regular expressions whose time is bounded: linear in the value, or cut off.</summary>
internal static class RegexFactory
{
    /// <summary>Characters of a pattern; community rules stay below 1,000.</summary>
    internal const int LengthLimit = 8_192;

    /// <summary>Time is linear in the value, but a value may have four million characters and each cost a microsecond.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    /// <summary>For an expression that may grow with what it reads, so that two tries end within a second.</summary>
    private static readonly TimeSpan s_lessPatience = TimeSpan.FromMilliseconds(400);

    /// <summary>A value no longer than this is asked about again: that it took so long was the machine, or the first time.</summary>
    private const int ShortValue = 10_000;

    // Making one takes milliseconds; the same test is matched and read by the reference.
    private static readonly ConditionalWeakTable<RegexTest, Regex> s_made = [];

    public static Regex Get(RegexTest test) => s_made.GetValue(test, Create);

    /// <summary>Whether some part of a value fits; null where the time given did not suffice to tell.</summary>
    public static bool? IsMatch(Regex regex, ReadOnlySpan<char> value)
    {
        for (var tries = value.Length <= ShortValue ? 2 : 1; tries > 0; tries--)
        {
            try
            {
                return regex.IsMatch(value);
            }
            catch (RegexMatchTimeoutException)
            {
            }
        }

        return null;
    }

    /// <summary>The first part of a value that fits; null where none does, or none was found in time.</summary>
    public static (int Index, int Length)? Find(Regex regex, string value)
    {
        try
        {
            return regex.Match(value) is { Success: true } match ? (match.Index, match.Length) : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Create(RegexTest test) => RegexSyntax.MayGrow(test.Pattern) ? new(test.Pattern, OptionsOf(test), s_lessPatience) : CreateLinear(test);

    private static Regex CreateLinear(RegexTest test) => new(test.Pattern, RegexOptions.NonBacktracking | OptionsOf(test), s_patience);

    private static RegexOptions OptionsOf(RegexTest test) =>
        RegexOptions.CultureInvariant
            | (test.Flags.HasFlag(RegexFlags.IgnoreCase) ? RegexOptions.IgnoreCase : RegexOptions.None)
            | (test.Flags.HasFlag(RegexFlags.Multiline) ? RegexOptions.Multiline : RegexOptions.None)
            | (test.Flags.HasFlag(RegexFlags.DotAll) ? RegexOptions.Singleline : RegexOptions.None);

    /// <summary>Null where the pattern is sound; else what was expected of it.</summary>
    public static string? Check(RegexTest test)
    {
        var pattern = test.Pattern;
        if (pattern.Length > LengthLimit) return $"a regular expression of at most {LengthLimit:N0} characters";
        if (pattern.Contains("[[:", StringComparison.Ordinal)) return "a regular expression without POSIX classes (specification 2.1, modifiers: other metacharacters are unsupported)";
        try
        {
            // Costs little and finds every fault of the pattern; it is never run.
            _ = new Regex(pattern, OptionsOf(test), s_patience);
            if (!RegexSyntax.IsPlain(pattern)) CreateLinear(test);
            return null;
        }
        catch (NotSupportedException)
        {
            return "a smaller regular expression without lookaround, back reference or atomic group (specification 2.1, modifiers: other metacharacters are unsupported)";
        }
        catch (RegexParseException broken)
        {
            return $"a regular expression: {broken.Message.ReplaceLineEndings(" ")}";
        }
    }
}
